/* The complex mathematics of C99 that Wine 10's ucrtbase.dll names but does not have, in the prefix of a trial only.
   numpy imports them from api-ms-win-crt-math-l1-1-0.dll; its copy in the prefix is told to import them from here.
   A complex number is a structure to Microsoft's compiler, and its long double is a double. */

#include <complex.h>
#include <math.h>

typedef struct { double re, im; } Double;
typedef struct { float re, im; } Float;

static double complex in(Double z) { return __builtin_complex(z.re, z.im); }
static Double out(double complex z) { return (Double){ __real__ z, __imag__ z }; }
static double complex widen(Float z) { return __builtin_complex((double)z.re, (double)z.im); }
static Float narrow(double complex z) { return (Float){ (float)__real__ z, (float)__imag__ z }; }

#define TO_COMPLEX(name) \
    Double shim_##name(Double z) { return out(name(in(z))); } \
    Double shim_##name##l(Double z) { return out(name(in(z))); } \
    Float shim_##name##f(Float z) { return narrow(name(widen(z))); }

#define TO_REAL(name) \
    double shim_##name(Double z) { return name(in(z)); } \
    double shim_##name##l(Double z) { return name(in(z)); } \
    float shim_##name##f(Float z) { return (float)name(widen(z)); }

TO_REAL(cabs)
TO_REAL(carg)
TO_REAL(cimag)
TO_REAL(creal)

TO_COMPLEX(ccos)
TO_COMPLEX(ccosh)
TO_COMPLEX(cexp)
TO_COMPLEX(clog)
TO_COMPLEX(csin)
TO_COMPLEX(csinh)
TO_COMPLEX(csqrt)
TO_COMPLEX(ctan)
TO_COMPLEX(ctanh)

Double shim_cpow(Double x, Double y) { return out(cpow(in(x), in(y))); }
Double shim_cpowl(Double x, Double y) { return out(cpow(in(x), in(y))); }
Float shim_cpowf(Float x, Float y) { return narrow(cpow(widen(x), widen(y))); }
