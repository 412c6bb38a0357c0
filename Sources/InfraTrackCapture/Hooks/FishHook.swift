extension ShellHook {
    static let fishText = #"""
        # InfraTrack's recording hook for fish. Load it in ~/.config/fish/config.fish:
        #   infratrack hook fish | source
        # It appends what is run to $INFRATRACK_SPOOL, by default
        # $XDG_STATE_HOME/infratrack/spool or ~/.local/state/infratrack/spool, mode 0600, and starts no
        # program. A private session and INFRATRACK_PRIVATE=1 record nothing, nor do commands behind a
        # space; INFRATRACK_MARKS=0 prints no OSC 133 marks. fish has no clock of its own: the time is
        # counted by /proc/uptime in hundredths of a second, elsewhere in seconds by the spool's own.
        if status is-interactive; and not set -q __infratrack_hooked
            set -g __infratrack_hooked 1
            set -g __infratrack_spool "$INFRATRACK_SPOOL"
            if test -z "$__infratrack_spool"
                set -l __infratrack_state "$XDG_STATE_HOME"
                test -n "$__infratrack_state"; or set __infratrack_state "$HOME/.local/state"
                set __infratrack_spool "$__infratrack_state/infratrack/spool"
            end
            set -g __infratrack_n 0
            set -g __infratrack_armed 0
            set -g __infratrack_marks 0
            set -g __infratrack_user (id -un 2>/dev/null; or echo "$USER")
            set -g __infratrack_tty (tty 2>/dev/null)
            set -g __infratrack_epoch (date +%s)
            set -g __infratrack_booted ''
            if test -r /proc/uptime
                read -l up rest </proc/uptime
                set __infratrack_booted (math --scale=2 (date +%s.%N | string sub -l 13) - $up)
            end
            set -g __infratrack_session $fish_pid-{$__infratrack_epoch}000000

            # A folder and a file that only the user reads; the shell's own umask stays.
            function __infratrack_make
                test -L "$__infratrack_spool" -o -d "$__infratrack_spool"; and return 1
                set -l folder (string replace -r '/[^/]*$' '' -- "$__infratrack_spool")
                set -l mask (umask)
                umask 077
                test -d "$folder"; or command mkdir -p -- "$folder" 2>/dev/null
                begin
                    test -d "$folder"; and test -w "$folder"; and echo -n >>"$__infratrack_spool"
                end 2>/dev/null
                umask $mask
                test -f "$__infratrack_spool"; and command chmod 600 -- "$__infratrack_spool" 2>/dev/null
                test -O "$__infratrack_spool"
            end

            function __infratrack_put
                if not test -f "$__infratrack_spool" -a -O "$__infratrack_spool" -a -w "$__infratrack_spool" -a ! -L "$__infratrack_spool"
                    __infratrack_make; or return 0
                end
                test -w "$__infratrack_spool"; and printf '%s\n' $argv[1] >>"$__infratrack_spool"
                return 0
            end

            function __infratrack_escape
                string join \n -- $argv | string collect | string replace -a '\\' '\\\\' |
                    string replace -a \t '\\t' | string replace -a \r '\\r' | string join '\\n'
            end

            function __infratrack_now
                if test -n "$__infratrack_booted"
                    read -l up rest </proc/uptime
                    math --scale=0 "($__infratrack_booted + $up) * 1000000"
                else
                    path mtime -- "$__infratrack_spool" 2>/dev/null | string replace -r '$' 000000
                end
            end

            if test "$INFRATRACK_MARKS" = 1
                set __infratrack_marks 1
            else if test "$INFRATRACK_MARKS" != 0; and isatty stdout; and not contains -- "$TERM" dumb linux ''
                and test -z "$VSCODE_SHELL_INTEGRATION$VSCODE_INJECTION$KITTY_SHELL_INTEGRATION$GHOSTTY_SHELL_FEATURES"
                and string match -qr '^[23]\.' -- "$version"
                # From version 4 on fish prints the marks itself.
                set __infratrack_marks 1
            end
            function __infratrack_mark
                set -l value (string join \n -- $argv[2..] | string collect | string replace -a '\\' '\\\\' |
                    string replace -a ';' '\\x3b' | string replace -a \t '\\x09' |
                    string replace -a \r '\\x0d' | string replace -a \e '\\x1b' |
                    string replace -a \a '\\x07' | string join '\\x0a')
                printf '\e]633;%s%s\a' $argv[1] $value
            end

            function __infratrack_preexec --on-event fish_preexec
                set __infratrack_armed 0
                set -l text (string join \n -- $argv | string collect)
                test -n "$fish_private_mode$INFRATRACK_PRIVATE"; and return
                string match -qr '^ ' -- "$text"; and return
                test -n "$text"; or return
                set __infratrack_n (math $__infratrack_n + 1)
                set __infratrack_armed 1
                set -g __infratrack_at (__infratrack_now)
                __infratrack_put (string join \t it1 start id=$__infratrack_session.$__infratrack_n at=$__infratrack_at \
                    "shell=fish $version" host=(__infratrack_escape $hostname) \
                    user=(__infratrack_escape $__infratrack_user) "tty=$__infratrack_tty" \
                    ssh=(__infratrack_escape "$SSH_CONNECTION") "level=$SHLVL" \
                    cwd=(__infratrack_escape $PWD) task=(__infratrack_escape "$INFRATRACK_TASK") \
                    cmd=(__infratrack_escape $text))
                if test $__infratrack_marks = 1
                    __infratrack_mark 'E;' $text
                    printf '\e]133;C\a'
                end
            end

            function __infratrack_postexec --on-event fish_postexec
                set -l all $status $pipestatus
                set -l took $CMD_DURATION
                if test $__infratrack_armed = 1
                    set __infratrack_armed 0
                    set -l end ''
                    test -n "$__infratrack_at"; and set end (math --scale=0 $__infratrack_at + $took \* 1000)
                    set -l pipe
                    test (count $all) -gt 2; and set pipe $all[2..]
                    test -n "$INFRATRACK_PRIVATE"
                    or __infratrack_put (string join \t it1 end id=$__infratrack_session.$__infratrack_n \
                        "at=$end" exit=$all[1] "pipe=$pipe" cwd=(__infratrack_escape $PWD))
                    test $__infratrack_marks = 1; and printf '\e]133;D;%s\a' $all[1]
                end
            end

            function __infratrack_prompt --on-event fish_prompt
                if test $__infratrack_marks = 1
                    __infratrack_mark 'P;Cwd=' $PWD
                    printf '\e]133;A\a'
                end
            end
            __infratrack_make
        end

        """#
}
