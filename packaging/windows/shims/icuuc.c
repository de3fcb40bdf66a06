/* A stand-in for Windows' icuuc.dll, which Wine lacks, in the prefix of a trial only: Qt asks it for the converters of
   old code pages, and it answers that it has none. Qt's own UTF-8, UTF-16 and Latin-1 need no ICU. */

#define API __declspec(dllexport)
#define NO_CONVERTER 4 /* U_FILE_ACCESS_ERROR */

typedef int UErrorCode;
typedef struct UConverter UConverter;

#define REFUSE(error) do { if (error) *(error) = NO_CONVERTER; } while (0)

API UConverter *ucnv_open(const char *name, UErrorCode *error) { REFUSE(error); return 0; }
API void ucnv_close(UConverter *converter) { }
API void ucnv_reset(UConverter *converter) { }
API signed char ucnv_getMaxCharSize(const UConverter *converter) { return 1; }
API const char *ucnv_getName(const UConverter *converter, UErrorCode *error) { REFUSE(error); return 0; }
API const char *ucnv_getStandardName(const char *name, const char *standard, UErrorCode *error)
{ REFUSE(error); return 0; }
API int ucnv_countAvailable(void) { return 0; }
API const char *ucnv_getAvailableName(int n) { return 0; }
API int ucnv_toUCountPending(const UConverter *converter, UErrorCode *error) { REFUSE(error); return 0; }
API int ucnv_fromUCountPending(const UConverter *converter, UErrorCode *error) { REFUSE(error); return 0; }

API void ucnv_toUnicode(UConverter *converter, void **target, const void *target_end, const char **source,
                        const char *source_end, int *offsets, signed char flush, UErrorCode *error)
{ REFUSE(error); }
API void ucnv_fromUnicode(UConverter *converter, char **target, const char *target_end, const void **source,
                          const void *source_end, int *offsets, signed char flush, UErrorCode *error)
{ REFUSE(error); }

API void ucnv_getToUCallBack(const UConverter *converter, void **action, const void **context)
{ *action = 0; *context = 0; }
API void ucnv_getFromUCallBack(const UConverter *converter, void **action, const void **context)
{ *action = 0; *context = 0; }
API void ucnv_setToUCallBack(UConverter *converter, void *action, const void *context, void **old_action,
                             const void **old_context, UErrorCode *error)
{ REFUSE(error); }
API void ucnv_setFromUCallBack(UConverter *converter, void *action, const void *context, void **old_action,
                               const void **old_context, UErrorCode *error)
{ REFUSE(error); }
API void ucnv_cbToUWriteUChars(void *arguments, const void *source, int length, int offset, UErrorCode *error)
{ REFUSE(error); }
API void ucnv_cbFromUWriteUChars(void *arguments, const void **source, const void *source_end, int offset,
                                 UErrorCode *error)
{ REFUSE(error); }
API void UCNV_TO_U_CALLBACK_SUBSTITUTE(const void *context, void *arguments, const char *units, int length, int reason,
                                       UErrorCode *error)
{ REFUSE(error); }
API void UCNV_FROM_U_CALLBACK_SUBSTITUTE(const void *context, void *arguments, const void *units, int length,
                                         int code_point, int reason, UErrorCode *error)
{ REFUSE(error); }
