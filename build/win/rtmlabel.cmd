@echo off
rem RTMLabel: the window, or with a subcommand the command line. cmd waits for it, and %%ERRORLEVEL%% is its exit code.
setlocal
for %%c in (predict serve push convert export models doctor -h --help -V --version) do if "%~1"=="%%c" goto command
"%~dp0RTMLabel.exe" %*
exit /b %ERRORLEVEL%
:command
set ELECTRON_RUN_AS_NODE=1
"%~dp0RTMLabel.exe" "%~dp0resources\app.asar\out\headless\rtmlabel.cjs" %*
exit /b %ERRORLEVEL%
