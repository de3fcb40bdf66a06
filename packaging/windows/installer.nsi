; The installer for one user, without administrator's rights. makensis is called by windows_package.py with
;   VERSION   of the program            BUILD    the folder that is installed, complete
;   OUTPUT    the installer to write    SIZE     of the folder in KB
;   FAST      defined: zlib instead of lzma, for trials
;
; Each version lies in a folder of its own, named after it, which holds berkas.txt: every file and folder in it. Removing a
; version deletes what that list names and nothing else, so that a notebook that somebody put there stays.
; A window that is open holds the mutex «Local\CaseworkerWindow».

Target amd64-unicode
Unicode true
!ifdef FAST
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif

!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Caseworker"
!define RUN_ONCE_KEY "Software\Microsoft\Windows\CurrentVersion\RunOnce"
!define LIST "berkas.txt"

Name "Caseworker"
OutFile "${OUTPUT}"
RequestExecutionLevel user
ManifestSupportedOS Win10
InstallDir "$LOCALAPPDATA\Programs\Caseworker"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"
BrandingText "Caseworker ${VERSION}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "Caseworker"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Pemasang Caseworker"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "Apache License 2.0"

!define MUI_ICON "caseworker.ico"
!define MUI_UNICON "caseworker.ico"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TEXT "Caseworker ${VERSION} akan dipasang untuk Anda di komputer ini. Hak administrator dan internet tidak diperlukan.$\r$\n$\r$\nBuku kasus yang sudah ada tidak disentuh.$\r$\n$\r$\nTekan Pasang untuk mulai."
!define MUI_WELCOMEPAGE_TITLE "Memasang Caseworker"
!define MUI_FINISHPAGE_TITLE "Caseworker sudah terpasang"
!define MUI_FINISHPAGE_TEXT "Caseworker ada di menu Start."
!define MUI_FINISHPAGE_RUN "$INSTDIR\${VERSION}\Caseworker.exe"
!define MUI_FINISHPAGE_RUN_TEXT "Buka Caseworker sekarang"
!define MUI_UNCONFIRMPAGE_TEXT_TOP "Caseworker akan dihapus dari komputer ini. Buku kasus dan cadangan Anda tidak disentuh.$\r$\n$\r$\nCatatan tersegel tanpa nama tentang kasus yang pernah dihapus juga tinggal, agar cadangan lama tidak memunculkannya lagi."
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Indonesian"

Var Folder ; of the version that is looked at

; Leaves 1 on the stack while a window of the program is open, else 0.
!macro AskForWindow
  System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "Local\CaseworkerWindow") p .r0'
  ${If} $0 P<> 0
    System::Call 'kernel32::CloseHandle(p r0)'
    Push 1
  ${Else}
    Push 0
  ${EndIf}
!macroend

; Until the window is closed, or ends with exit code 2. ${what} is how the sentence goes on.
!macro DemandNoWindow what
  ${Do}
    !insertmacro AskForWindow
    Pop $1
    ${If} $1 == 0
      ${Break}
    ${EndIf}
    ${If} ${Silent}
      SetErrorLevel 2
      Quit
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "Caseworker masih terbuka. Tutup dahulu jendelanya, lalu tekan Coba lagi; ${what}" IDRETRY +3
    SetErrorLevel 2
    Quit
  ${Loop}
!macroend

; Deletes what the list of the version in $Folder names, the list and the folder. Without a list nothing is deleted.
!macro DefineRemoveVersion prefix
Function ${prefix}RemoveVersion
  FileOpen $2 "$Folder\${LIST}" r
  ${If} ${Errors}
    Return
  ${EndIf}
  ${Do}
    FileReadUTF16LE $2 $3
    ${If} ${Errors}
      ${Break}
    ${EndIf}
    StrCpy $3 $3 -2 ; without the end of the line
    StrCpy $4 $3 1 -1
    ${If} $4 == "\"
      RMDir "$Folder\$3"
    ${ElseIf} $3 != ""
      Delete "$Folder\$3"
    ${EndIf}
  ${Loop}
  FileClose $2
  Delete "$Folder\${LIST}"
  RMDir "$Folder"
  ClearErrors
FunctionEnd

; Removes every version that is installed but the one named in $5 (none: empty).
Function ${prefix}RemoveOtherVersions
  FindFirst $6 $7 "$INSTDIR\*.*"
  ${Do}
    ${If} $7 == ""
      ${Break}
    ${EndIf}
    ${If} $7 != $5
      StrCpy $Folder "$INSTDIR\$7"
      Call ${prefix}RemoveVersion
    ${EndIf}
    ClearErrors
    FindNext $6 $7
    ${If} ${Errors}
      ${Break}
    ${EndIf}
  ${Loop}
  FindClose $6
  ClearErrors
FunctionEnd
!macroend
!insertmacro DefineRemoveVersion ""
!insertmacro DefineRemoveVersion "un."

Function .onInit
  SetShellVarContext current
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
  ${OrIfNot} ${AtLeastBuild} 17763
    MessageBox MB_OK|MB_ICONSTOP "Caseworker memerlukan Windows 10 versi 1809 atau lebih baru, 64 bit. Tidak ada yang dipasang." /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
  ${If} ${FileExists} "$INSTDIR\${VERSION}\${LIST}"
    !insertmacro DemandNoWindow "sesudah itu Caseworker ${VERSION} dipasang ulang."
  ${EndIf}
FunctionEnd

Section "Caseworker"
  SetOverwrite on
  RMDir /r "$INSTDIR\.pasang" ; left by an installation that was cut off; nothing but an installer writes there
  SetOutPath "$INSTDIR\.pasang"
  ClearErrors
  File /r "${BUILD}\*"
  ${If} ${Errors}
    Goto Failed
  ${EndIf}
  SetOutPath "$INSTDIR" ; the folder that is renamed must not be the current one
  StrCpy $Folder "$INSTDIR\${VERSION}"
  Call RemoveVersion
  ClearErrors
  Rename "$INSTDIR\.pasang" "$INSTDIR\${VERSION}"
  ${If} ${Errors}
    Goto Failed
  ${EndIf}
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateShortcut "$SMPROGRAMS\Caseworker.lnk" "$INSTDIR\${VERSION}\Caseworker.exe"
  WriteRegStr HKCU "Software\Classes\.cadangan" "" "Caseworker.Cadangan"
  WriteRegStr HKCU "Software\Classes\Caseworker.Cadangan" "" "Cadangan Caseworker"
  WriteRegStr HKCU "Software\Classes\Caseworker.Cadangan\DefaultIcon" "" "$INSTDIR\${VERSION}\Caseworker.exe,0"
  WriteRegStr HKCU "Software\Classes\Caseworker.Cadangan\shell\open\command" "" '"$INSTDIR\${VERSION}\Caseworker.exe" "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)' ; associations have changed

  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "Caseworker"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\${VERSION}\Caseworker.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "Caseworker"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1

  ; An older version whose window is open works on until it is closed, and goes at the next logon.
  !insertmacro AskForWindow
  Pop $1
  ${If} $1 == 0
    StrCpy $5 "${VERSION}"
    Call RemoveOtherVersions
  ${Else}
    WriteRegStr HKCU "${RUN_ONCE_KEY}" "CaseworkerUpgrade" '"$INSTDIR\uninstall.exe" /S /OLD=${VERSION}'
  ${EndIf}
  Return

  Failed:
  SetErrorLevel 3
  MessageBox MB_OK|MB_ICONSTOP "Caseworker tidak dapat dipasang: berkas tidak dapat ditulis ke $INSTDIR. Periksa ruang disk, lalu jalankan pemasang ini sekali lagi. Buku kasus Anda tidak disentuh." /SD IDOK
  SetOutPath "$TEMP"
  RMDir /r "$INSTDIR\.pasang"
  Quit
SectionEnd

; Removes the temporary folders of the program that a power cut left among its settings; nothing else bears such a name.
Function un.RemoveParts
  FindFirst $6 $7 "$LOCALAPPDATA\Caseworker\.caseworker-*.part"
  ${Do}
    ${If} $7 == ""
      ${Break}
    ${EndIf}
    RMDir /r "$LOCALAPPDATA\Caseworker\$7"
    ClearErrors
    FindNext $6 $7
    ${If} ${Errors}
      ${Break}
    ${EndIf}
  ${Loop}
  FindClose $6
  ClearErrors
FunctionEnd

Function un.onInit
  SetShellVarContext current
  !insertmacro DemandNoWindow "sesudah itu Caseworker dihapus."
FunctionEnd

!include FileFunc.nsh

Section "Uninstall"
  SetOutPath "$TEMP"
  ${GetParameters} $0
  ${GetOptions} $0 "/OLD=" $5
  ${IfNot} ${Errors}
    Call un.RemoveOtherVersions ; the rest of an upgrade: only what is older than the version named
    Return
  ${EndIf}
  StrCpy $5 ""
  Call un.RemoveOtherVersions
  RMDir /r "$INSTDIR\.pasang"
  Delete "$SMPROGRAMS\Caseworker.lnk"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  ReadRegStr $0 HKCU "Software\Classes\.cadangan" ""
  ${If} $0 == "Caseworker.Cadangan"
    DeleteRegKey HKCU "Software\Classes\.cadangan"
  ${EndIf}
  DeleteRegKey HKCU "Software\Classes\Caseworker.Cadangan"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  DeleteRegValue HKCU "${RUN_ONCE_KEY}" "CaseworkerUpgrade"

  ; What the program kept for itself: the look of the window, a log without names, encrypted work that was cut off; never
  ; a notebook. The folder «erased» stays: sealed notes, without names, on which cases were erased. Were they gone, an older
  ; backup would bring those cases back once the program is installed again.
  Delete "$LOCALAPPDATA\Caseworker\preferences.json"
  Delete "$LOCALAPPDATA\Caseworker\columns.json"
  Delete "$LOCALAPPDATA\Caseworker\printing.json"
  Delete "$LOCALAPPDATA\Caseworker\unfinished\*.*"
  RMDir "$LOCALAPPDATA\Caseworker\unfinished"
  Call un.RemoveParts
  ${For} $0 1 20 ; a program that is just ending may hold its log a moment longer
    Delete "$LOCALAPPDATA\Caseworker\caseworker.log"
    ${IfNot} ${FileExists} "$LOCALAPPDATA\Caseworker\caseworker.log"
      ${Break}
    ${EndIf}
    Sleep 250
  ${Next}
  Delete "$LOCALAPPDATA\Caseworker\caseworker.log.1"
  RMDir "$LOCALAPPDATA\Caseworker"
SectionEnd
