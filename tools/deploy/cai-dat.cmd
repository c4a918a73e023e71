@echo off
rem Van Thu: double-click, or the startup script of a group policy. All arguments go to cai-dat.ps1.
rem Without arguments and without an administrator's rights it asks for them once, and shows what came of it.
fltmc >nul 2>&1
if not errorlevel 1 goto go
if not "%~1"=="" goto go
powershell.exe -NoProfile -ExecutionPolicy Bypass -Command "Start-Process powershell.exe -Verb RunAs -ArgumentList '-NoProfile','-ExecutionPolicy','Bypass','-NoExit','-File','\"%~dp0cai-dat.ps1\"'"
exit /b %errorlevel%
:go
powershell.exe -NoProfile -NonInteractive -ExecutionPolicy Bypass -File "%~dp0cai-dat.ps1" %*
exit /b %errorlevel%
