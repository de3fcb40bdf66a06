/* Starts the program with the Python beside it and hands over every word of its own command line.

   Two programs are made of this file. Caseworker.exe opens the window (caseworker open …) and ends at once;
   command\caseworker.exe, made with -DCOMMAND, is the command line: it waits and gives back the exit code.

   Python itself ignores its environment variables here (runtime\python313._pth isolates it), so what it must know
   stands on its command line: -B, write no compiled files into the installed program; -X utf8, as on every system. */

#include <windows.h>
#include <wchar.h>

#define LONGEST 32767 /* characters of a command line or path, as Windows has it */

#ifdef COMMAND
#define PYTHON L"python.exe"
#define WORDS L"-B -X utf8 -m caseworker_app"
#define FOLDERS_UP 2
#else
#define PYTHON L"pythonw.exe"
#define WORDS L"-B -X utf8 -m caseworker_app open"
#define FOLDERS_UP 1
#endif

static wchar_t folder[LONGEST], marker[LONGEST], line[LONGEST];

static const wchar_t *after_own_name(const wchar_t *words)
{
    int quoted = 0;
    for (; *words && (quoted || (*words != L' ' && *words != L'\t')); words++)
        if (*words == L'"')
            quoted = !quoted;
    return words;
}

static int cannot_start(void)
{
    const wchar_t *sentence = L"Caseworker tidak dapat dijalankan karena berkasnya tidak lengkap. Buku kasus Anda aman; "
                              L"pasang Caseworker sekali lagi dari berkas pemasangnya.";
#ifdef COMMAND
    fputws(sentence, stderr);
#else
    MessageBoxW(NULL, sentence, L"Caseworker", MB_ICONERROR);
#endif
    return 3;
}

int wmain(void)
{
    STARTUPINFOW start = {.cb = sizeof start};
    PROCESS_INFORMATION process;
    DWORD code = 0;
    wchar_t *end;

    GetModuleFileNameW(NULL, folder, LONGEST);
    for (int up = 0; up < FOLDERS_UP; up++)
        if ((end = wcsrchr(folder, L'\\')))
            *end = 0;
    swprintf(marker, LONGEST, L"%ls\\portabel.txt", folder);
    if (GetFileAttributesW(marker) != INVALID_FILE_ATTRIBUTES) {
        swprintf(line, LONGEST, L"%ls\\pengaturan", folder); /* the edition on a stick leaves nothing on the computer */
        SetEnvironmentVariableW(L"CASEWORKER_SETTINGS", line);
    }
    swprintf(line, LONGEST, L"\"%ls\\runtime\\" PYTHON L"\" " WORDS L"%ls", folder, after_own_name(GetCommandLineW()));
#ifdef COMMAND
    SetConsoleCtrlHandler(NULL, TRUE); /* Ctrl+C is for Python, which ends with a sentence */
#endif
    if (!CreateProcessW(NULL, line, NULL, NULL, TRUE, 0, NULL, NULL, &start, &process))
        return cannot_start();
#ifdef COMMAND
    WaitForSingleObject(process.hProcess, INFINITE);
    GetExitCodeProcess(process.hProcess, &code);
#endif
    return code;
}

#ifndef COMMAND
int WINAPI wWinMain(HINSTANCE instance, HINSTANCE none, PWSTR words, int show)
{
    (void)instance, (void)none, (void)words, (void)show;
    return wmain();
}
#endif
