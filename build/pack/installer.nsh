; Each clerk installs for herself: no administrator is asked for, so the page that offers "for all users" is passed over.
!macro customInstallMode
  StrCpy $isForceCurrentInstall "1"
!macroend
