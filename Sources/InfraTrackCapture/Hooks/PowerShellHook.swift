extension ShellHook {
    static let powershellText = #"""
        # InfraTrack's recording hook for PowerShell. Load it at the end of $PROFILE:
        #   infratrack hook powershell | Out-String | Invoke-Expression
        # It appends what is run to $env:INFRATRACK_SPOOL, by default infratrack/spool below
        # $XDG_STATE_HOME or ~/.local/state (on Windows below %LOCALAPPDATA%), for the user alone, and starts
        # no program. INFRATRACK_PRIVATE=1 records nothing, nor does what PSReadLine keeps out of its
        # history; INFRATRACK_MARKS=0 prints no OSC 133 marks.
        if (-not $global:__InfraTrack -and (Get-Command PSConsoleHostReadLine -ErrorAction Ignore)) {
            $global:__InfraTrack = @{
                Number = 0; Armed = $false; Session = ''; Spool = $env:INFRATRACK_SPOOL
                ReadLine = $function:PSConsoleHostReadLine; Prompt = $function:prompt
                IsWindows = [System.IO.Path]::DirectorySeparatorChar -eq '\'
                Host = [System.Environment]::MachineName; User = [System.Environment]::UserName
                Marks = $env:INFRATRACK_MARKS -eq '1' -or ($env:INFRATRACK_MARKS -ne '0' -and
                    -not [System.Console]::IsOutputRedirected -and -not $env:VSCODE_INJECTION)
            }
            if (-not $global:__InfraTrack.Spool) {
                $base = if ($global:__InfraTrack.IsWindows) { $env:LOCALAPPDATA }
                elseif ($env:XDG_STATE_HOME) { $env:XDG_STATE_HOME }
                else { [System.IO.Path]::Combine($HOME, '.local', 'state') }
                $global:__InfraTrack.Spool = [System.IO.Path]::Combine($base, 'infratrack', 'spool')
            }

            function global:__InfraTrack-Now {
                [long](([System.DateTime]::UtcNow.Ticks - 621355968000000000) / 10)
            }
            $global:__InfraTrack.Session = "$PID-$(__InfraTrack-Now)"

            function global:__InfraTrack-Escape([string] $Value) {
                $Value.Replace('\', '\\').Replace("`t", '\t').Replace("`r", '\r').Replace("`n", '\n')
            }

            # Appends one line; the file is the user's alone before anything is in it.
            function global:__InfraTrack-Put([string] $Line) {
                try {
                    $path = $global:__InfraTrack.Spool
                    if (-not [System.IO.File]::Exists($path)) {
                        [void][System.IO.Directory]::CreateDirectory([System.IO.Path]::GetDirectoryName($path))
                        [System.IO.File]::Open($path, 'OpenOrCreate', 'Write', 'ReadWrite').Dispose()
                        if (-not $global:__InfraTrack.IsWindows) {
                            if ([System.IO.File].GetMethod('SetUnixFileMode', [type[]]@([string], [System.IO.UnixFileMode]))) {
                                [System.IO.File]::SetUnixFileMode($path, 'UserRead, UserWrite')
                            } else { & chmod 600 -- $path }
                        }
                    }
                    [System.IO.File]::AppendAllText($path, $Line + "`n")
                } catch { }
            }

            # Whether the user or PSReadLine keeps a line out of the history.
            function global:__InfraTrack-Hidden([string] $Text) {
                if ($env:INFRATRACK_PRIVATE -or [string]::IsNullOrWhiteSpace($Text)) { return $true }
                $handler = (Get-PSReadLineOption).AddToHistoryHandler
                if (-not $handler) { return $false }
                $answer = try { $handler.Invoke($Text) } catch { $true }
                -not ($answer -eq $true -or "$answer" -eq 'MemoryAndFile')
            }

            function global:__InfraTrack-Mark([string] $Kind, [string] $Value) {
                $safe = [regex]::Replace($Value.Replace('\', '\\'), '[\x00-\x1f;]', {
                        param($found) '\x{0:x2}' -f [int][char] $found.Value })
                [System.Console]::Write("$([char]27)]633;$Kind$safe$([char]7)")
            }

            function global:PSConsoleHostReadLine {
                $text = & $global:__InfraTrack.ReadLine
                $global:__InfraTrack.Armed = $false
                try {
                    if (-not (__InfraTrack-Hidden $text)) {
                        $global:__InfraTrack.Number += 1
                        $global:__InfraTrack.Armed = $true
                        $place = (Get-Location -PSProvider FileSystem).ProviderPath
                        __InfraTrack-Put (@(
                                'it1', 'start', "id=$($global:__InfraTrack.Session).$($global:__InfraTrack.Number)"
                                "at=$(__InfraTrack-Now)", "shell=powershell $($PSVersionTable.PSVersion)"
                                "host=$(__InfraTrack-Escape $global:__InfraTrack.Host)"
                                "user=$(__InfraTrack-Escape $global:__InfraTrack.User)"
                                "ssh=$(__InfraTrack-Escape $env:SSH_CONNECTION)"
                                "cwd=$(__InfraTrack-Escape $place)"
                                "task=$(__InfraTrack-Escape $env:INFRATRACK_TASK)"
                                "cmd=$(__InfraTrack-Escape $text)") -join "`t")
                        if ($global:__InfraTrack.Marks) {
                            __InfraTrack-Mark 'E;' $text
                            [System.Console]::Write("$([char]27)]133;C$([char]7)")
                        }
                    }
                } catch { }
                $text
            }

            function global:prompt {
                $worked = $?
                $native = $global:LASTEXITCODE
                try {
                    $exit = if ($worked) { 0 } elseif ($native) { $native } else { 1 }
                    $place = (Get-Location -PSProvider FileSystem).ProviderPath
                    if ($global:__InfraTrack.Armed) {
                        $global:__InfraTrack.Armed = $false
                        __InfraTrack-Put (@(
                                'it1', 'end', "id=$($global:__InfraTrack.Session).$($global:__InfraTrack.Number)"
                                "at=$(__InfraTrack-Now)", "exit=$exit"
                                "cwd=$(__InfraTrack-Escape $place)") -join "`t")
                        if ($global:__InfraTrack.Marks) {
                            [System.Console]::Write("$([char]27)]133;D;$exit$([char]7)")
                        }
                    }
                    if ($global:__InfraTrack.Marks) {
                        __InfraTrack-Mark 'P;Cwd=' $place
                        [System.Console]::Write("$([char]27)]133;A$([char]7)")
                    }
                } catch { }
                $global:LASTEXITCODE = $native
                # The prompt sees the same status.
                if (-not $worked) { Write-Error '' -ErrorAction Ignore }
                & $global:__InfraTrack.Prompt
            }
        }

        """#
}
