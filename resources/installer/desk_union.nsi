; The installer of the shipped folder, for one Windows user and without administrator's rights.
;   makensis -INPUTCHARSET UTF8 -DVERSION=0.1.0 -DSOURCE=dist\desk_union -DOUT=dist\setup.exe resources\installer\desk_union.nsi
; Installing over an older version replaces it. Books lie elsewhere and are touched neither then nor by removing the program.

Target amd64-unicode
!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "WinVer.nsh"
!include "x64.nsh"
!include "FileFunc.nsh"

!define TITLE "工会工作台"
!define PROGRAM "desk-union.exe"
!define OWN_KEY "Software\desk_union"
!define REMOVAL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\desk_union"
!define KIND "desk_union.book"

Name "${TITLE}"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\desk_union"
InstallDirRegKey HKCU "${OWN_KEY}" "InstallDir"
SetCompressor /SOLID lzma
ManifestDPIAware true
BrandingText " "

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${TITLE}"
VIAddVersionKey "FileDescription" "${TITLE}安装程序"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" ""

!define MUI_ICON "..\desk_union.ico"
!define MUI_UNICON "..\desk_union.ico"
!define MUI_ABORTWARNING
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "将从这台电脑上移除${TITLE}。账本和备份不会删除，重新安装后可以照常打开。"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "${TITLE}需要64位的Windows 10或Windows 11，这台电脑上装不了。" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
FunctionEnd

; The program's own files, and nothing else that may lie in the folder. A running program cannot be deleted.
!macro TAKE_AWAY
  ${Do}
    ClearErrors
    ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
      Delete "$INSTDIR\${PROGRAM}"
    ${EndIf}
    ${IfNot} ${Errors}
      ${ExitDo}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${TITLE}正开着。请先关闭它，再点“重试”。" /SD IDCANCEL IDRETRY again
    SetErrorLevel 2
    Quit
    again:
  ${Loop}
  RMDir /r "$INSTDIR\_internal"
!macroend

Section "主程序"
  !insertmacro TAKE_AWAY
  SetOutPath "$INSTDIR"
  File /r "${SOURCE}\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateDirectory "$SMPROGRAMS\${TITLE}"
  CreateShortcut "$SMPROGRAMS\${TITLE}\${TITLE}.lnk" "$INSTDIR\${PROGRAM}"
  CreateShortcut "$SMPROGRAMS\${TITLE}\卸载${TITLE}.lnk" "$INSTDIR\uninstall.exe"
  CreateShortcut "$DESKTOP\${TITLE}.lnk" "$INSTDIR\${PROGRAM}"

  ; A double click on a book opens it.
  WriteRegStr HKCU "Software\Classes\${KIND}" "" "工会账本"
  WriteRegStr HKCU "Software\Classes\${KIND}\DefaultIcon" "" '"$INSTDIR\${PROGRAM}",0'
  WriteRegStr HKCU "Software\Classes\${KIND}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" --book "%1"'
  WriteRegStr HKCU "Software\Classes\.desk" "" "${KIND}"

  WriteRegStr HKCU "${OWN_KEY}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${REMOVAL_KEY}" "DisplayName" "${TITLE}"
  WriteRegStr HKCU "${REMOVAL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${REMOVAL_KEY}" "DisplayIcon" '"$INSTDIR\${PROGRAM}",0'
  WriteRegStr HKCU "${REMOVAL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${REMOVAL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${REMOVAL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${REMOVAL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${REMOVAL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD HKCU "${REMOVAL_KEY}" "EstimatedSize" $0
SectionEnd

Section "Uninstall"
  !insertmacro TAKE_AWAY
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"  ; stays when somebody keeps a book in it
  RMDir /r "$SMPROGRAMS\${TITLE}"
  Delete "$DESKTOP\${TITLE}.lnk"
  DeleteRegKey HKCU "Software\Classes\${KIND}"
  ReadRegStr $0 HKCU "Software\Classes\.desk" ""
  ${If} $0 == "${KIND}"
    DeleteRegKey HKCU "Software\Classes\.desk"
  ${EndIf}
  DeleteRegKey HKCU "${REMOVAL_KEY}"
  DeleteRegKey HKCU "${OWN_KEY}"
SectionEnd
