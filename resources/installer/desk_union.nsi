; The installer of the shipped folder: for one Windows user, or for all of a computer with administrator's rights.
;   makensis -INPUTCHARSET UTF8 -DVERSION=0.1.0 -DSOURCE=dist\desk_union -DOUT=dist\setup.exe resources\installer\desk_union.nsi
; -DSIGN="signtool sign ..." has the uninstaller and the setup signed. Installing over an older version replaces it, all
; or nothing: the new files are unpacked beside, then the names are changed. A newer version is never overwritten.
; Books lie elsewhere and are touched neither then nor by removing the program.

Unicode true
!ifndef PUBLISHER
  !define PUBLISHER "desk_union"
!endif
!ifndef CONTACT
  !define CONTACT "见程序的“帮助→关于”"
!endif
!ifdef SIGN
  !finalize '${SIGN} "%1"'
  !uninstfinalize '${SIGN} "%1"'
!endif

!define TITLE "工会工作台"
!define PROGRAM "desk-union.exe"
!define OWN_KEY "Software\desk_union"
!define REMOVAL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\desk_union"
!define KIND "desk_union.book"
!define BACKUP_KIND "desk_union.backup"

; /AllUsers and /CurrentUser say for whom without asking; without either it is for the one who starts it.
!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_INSTALLMODE_DEFAULT_CURRENTUSER
!define MULTIUSER_USE_PROGRAMFILES64
!define MULTIUSER_INSTALLMODE_INSTDIR "desk_union"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "${OWN_KEY}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "InstallDir"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "${OWN_KEY}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "InstallDir"
!include "MultiUser.nsh"
!include "MUI2.nsh"
!include "LogicLib.nsh"
!include "WinVer.nsh"
!include "WordFunc.nsh"
!include "x64.nsh"
!include "FileFunc.nsh"

Name "${TITLE}"
OutFile "${OUT}"
SetCompressor /SOLID lzma
ManifestDPIAware true
BrandingText " "
AllowSkipFiles off

VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "${TITLE}"
VIAddVersionKey "CompanyName" "${PUBLISHER}"
VIAddVersionKey "FileDescription" "${TITLE}安装程序"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "${PUBLISHER}"

!define MUI_ICON "..\desk_union.ico"
!define MUI_UNICON "..\desk_union.ico"
!define MUI_ABORTWARNING
!insertmacro MUI_PAGE_WELCOME
!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "将从这台电脑上移除${TITLE}。账本和备份不会删除，重新安装后可以照常打开。"
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

!macro GIVE_UP words
  MessageBox MB_OK|MB_ICONSTOP "${words}" /SD IDOK
  SetErrorLevel 2
  Quit
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    !insertmacro GIVE_UP "${TITLE}需要64位的Windows 10或Windows 11，这台电脑上装不了。"
  ${EndIf}
  SetRegView 64
  StrCpy $R9 $INSTDIR  ; what /D= said, which the next line would forget
  !insertmacro MULTIUSER_INIT
  ${If} $R9 != ""
    StrCpy $INSTDIR $R9
  ${EndIf}
  Call RefuseDowngrade
FunctionEnd

Function un.onInit
  SetRegView 64
  !insertmacro MULTIUSER_UNINIT
FunctionEnd

Function RefuseDowngrade
  ReadRegStr $0 SHCTX "${REMOVAL_KEY}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 == 1
      !insertmacro GIVE_UP "这台电脑上装的是更新的$0版，不能换成旧的${VERSION}版：旧程序打不开新账本。"
    ${EndIf}
  ${EndIf}
FunctionEnd

; A running program cannot be opened for writing.
!macro WAIT_UNTIL_CLOSED
  ${Do}
    StrCpy $0 ""
    ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
      ClearErrors
      FileOpen $0 "$INSTDIR\${PROGRAM}" a
      ${If} ${Errors}
        StrCpy $0 "open"
      ${Else}
        FileClose $0
        StrCpy $0 ""
      ${EndIf}
    ${EndIf}
    ${If} $0 == ""
      ${ExitDo}
    ${EndIf}
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${TITLE}正开着。请先关闭它，再点“重试”。" /SD IDCANCEL IDRETRY again
    SetErrorLevel 2
    Quit
    again:
  ${Loop}
!macroend

; A part of the program takes the place of the one before it, which is kept under another name until all are exchanged.
!macro EXCHANGE part
  ${If} ${FileExists} "$INSTDIR\${part}"
    ClearErrors
    Rename "$INSTDIR\${part}" "$INSTDIR\${part}.old"
    ${If} ${Errors}
      StrCpy $9 "failed"
    ${EndIf}
  ${EndIf}
  ${If} $9 == ""
  ${AndIf} ${FileExists} "$INSTDIR\.new\${part}"
    ClearErrors
    Rename "$INSTDIR\.new\${part}" "$INSTDIR\${part}"
    ${If} ${Errors}
      StrCpy $9 "failed"
    ${EndIf}
  ${EndIf}
!macroend

!macro GO_BACK part
  ${If} ${FileExists} "$INSTDIR\${part}.old"
    Delete "$INSTDIR\${part}"
    RMDir /r "$INSTDIR\${part}"
    Rename "$INSTDIR\${part}.old" "$INSTDIR\${part}"
  ${EndIf}
!macroend

!macro FORGET part
  Delete "$INSTDIR\${part}.old"
  RMDir /r "$INSTDIR\${part}.old"
!macroend

!macro OF_ALL_PARTS work
  !insertmacro ${work} "_internal"
  !insertmacro ${work} "desk-union-cli.exe"
  !insertmacro ${work} "${PROGRAM}"
!macroend

!macro BELONGS_TO ending kind words
  WriteRegStr SHCTX "Software\Classes\${kind}" "" "${words}"
  WriteRegStr SHCTX "Software\Classes\${kind}\DefaultIcon" "" '"$INSTDIR\${PROGRAM}",0'
  WriteRegStr SHCTX "Software\Classes\${kind}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" --book "%1"'
  WriteRegStr SHCTX "Software\Classes\${ending}" "" "${kind}"
!macroend

!macro BELONGS_NO_MORE ending kind
  DeleteRegKey SHCTX "Software\Classes\${kind}"
  ReadRegStr $0 SHCTX "Software\Classes\${ending}" ""
  ${If} $0 == "${kind}"
    DeleteRegKey SHCTX "Software\Classes\${ending}"
  ${EndIf}
!macroend

; The desktop learns at once which program opens what (SHCNE_ASSOCCHANGED).
!macro TELL_DESKTOP
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Section "主程序"
  !insertmacro WAIT_UNTIL_CLOSED
  ; What an exchange that was cut short left: the old parts go back first.
  !insertmacro OF_ALL_PARTS GO_BACK
  RMDir /r "$INSTDIR\.new"
  SetOutPath "$INSTDIR\.new"
  File /r "${SOURCE}\*"
  SetOutPath "$INSTDIR"
  StrCpy $9 ""
  !insertmacro OF_ALL_PARTS EXCHANGE
  ${If} $9 != ""
    !insertmacro OF_ALL_PARTS GO_BACK
    RMDir /r "$INSTDIR\.new"
    !insertmacro GIVE_UP "${TITLE}的文件正被占用，没有换上新版，原来的版本照常可用。请关闭它，或重启电脑后再安装。"
  ${EndIf}
  !insertmacro OF_ALL_PARTS FORGET
  RMDir /r "$INSTDIR\.new"

  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateDirectory "$SMPROGRAMS\${TITLE}"
  CreateShortcut "$SMPROGRAMS\${TITLE}\${TITLE}.lnk" "$INSTDIR\${PROGRAM}"
  CreateShortcut "$SMPROGRAMS\${TITLE}\卸载${TITLE}.lnk" "$INSTDIR\uninstall.exe"
  CreateShortcut "$DESKTOP\${TITLE}.lnk" "$INSTDIR\${PROGRAM}"

  ; A double click opens a book, and asks of a backup where it is to be restored.
  !insertmacro BELONGS_TO ".desk" "${KIND}" "工会账本"
  !insertmacro BELONGS_TO ".duback" "${BACKUP_KIND}" "工会账本备份"
  !insertmacro TELL_DESKTOP

  WriteRegStr SHCTX "${OWN_KEY}" "InstallDir" "$INSTDIR"
  WriteRegStr SHCTX "${REMOVAL_KEY}" "DisplayName" "${TITLE}"
  WriteRegStr SHCTX "${REMOVAL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${REMOVAL_KEY}" "Publisher" "${PUBLISHER}"
  WriteRegStr SHCTX "${REMOVAL_KEY}" "Contact" "${CONTACT}"
  WriteRegStr SHCTX "${REMOVAL_KEY}" "DisplayIcon" '"$INSTDIR\${PROGRAM}",0'
  WriteRegStr SHCTX "${REMOVAL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${REMOVAL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode'
  WriteRegStr SHCTX "${REMOVAL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode /S'
  WriteRegDWORD SHCTX "${REMOVAL_KEY}" "NoModify" 1
  WriteRegDWORD SHCTX "${REMOVAL_KEY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD SHCTX "${REMOVAL_KEY}" "EstimatedSize" $0
SectionEnd

!macro TAKE_AWAY part
  Delete "$INSTDIR\${part}"
  RMDir /r "$INSTDIR\${part}"
!macroend

; The program's own files, and nothing else that may lie in the folder.
Section "Uninstall"
  !insertmacro WAIT_UNTIL_CLOSED
  !insertmacro OF_ALL_PARTS TAKE_AWAY
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"  ; stays when somebody keeps a book in it
  RMDir /r "$SMPROGRAMS\${TITLE}"
  Delete "$DESKTOP\${TITLE}.lnk"
  !insertmacro BELONGS_NO_MORE ".desk" "${KIND}"
  !insertmacro BELONGS_NO_MORE ".duback" "${BACKUP_KIND}"
  !insertmacro TELL_DESKTOP
  DeleteRegKey SHCTX "${REMOVAL_KEY}"
  DeleteRegKey SHCTX "${OWN_KEY}"
SectionEnd
