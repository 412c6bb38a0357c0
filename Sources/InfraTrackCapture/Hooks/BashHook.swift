extension ShellHook {
    static let bashText = #"""
        # InfraTrack's recording hook for bash. Load it at the end of ~/.bashrc:
        #   eval "$(infratrack hook bash)"
        # It appends what is run to $INFRATRACK_SPOOL, by default
        # ${XDG_STATE_HOME:-~/.local/state}/infratrack/spool, mode 0600, and starts no program.
        # INFRATRACK_PRIVATE=1 records nothing; INFRATRACK_MARKS=0 prints no OSC 133 marks.
        # From bash 4.4 on PS0 tells the start; before that, only ends are seen. No trap is set.
        if [[ $- == *i* && -z ${__infratrack_hooked-} ]]; then
        __infratrack_hooked=1
        __infratrack_spool=${INFRATRACK_SPOOL:-${XDG_STATE_HOME:-$HOME/.local/state}/infratrack/spool}
        __infratrack_void='' __infratrack_n=0 __infratrack_armed=0 __infratrack_number='\!'
        __infratrack_shell="bash ${BASH_VERSION%%[!0-9.]*}" __infratrack_tty=$(tty 2>/dev/null) || __infratrack_tty=
        __infratrack_user=$(id -un 2>/dev/null) || __infratrack_user=${USER-}
        __infratrack_epoch=$(($(date +%s) - SECONDS))

        # A folder and a file that only the user reads; the shell's own umask stays.
        __infratrack_make() {
            [[ -L $__infratrack_spool || -d $__infratrack_spool ]] && return 1
            (umask 077
            [[ -d ${__infratrack_spool%/*} ]] || mkdir -p -- "${__infratrack_spool%/*}"
            builtin : >>"$__infratrack_spool" && chmod 600 -- "$__infratrack_spool") >/dev/null 2>&1 &&
                [[ -O $__infratrack_spool ]]
        }

        __infratrack_put() {
            if [[ -f $__infratrack_spool && -O $__infratrack_spool && ! -L $__infratrack_spool ]] ||
                __infratrack_make; then
                { builtin printf '%s\n' "$1" >>"$__infratrack_spool"; } 2>/dev/null
            fi
            return 0
        }

        # Escapes $2 so that it stays on one line, into the variable $1.
        __infratrack_escape() {
            local value=$2 backslash='\' tab=$'\t' line=$'\n' return=$'\r'
            value=${value//"$backslash"/"$backslash$backslash"}
            value=${value//"$tab"/"${backslash}t"}
            value=${value//"$line"/"${backslash}n"}
            value=${value//"$return"/"${backslash}r"}
            builtin printf -v "$1" %s "$value"
        }

        if ((BASH_VERSINFO[0] >= 5)); then
            __infratrack_now() { builtin printf -v "$1" %s "${EPOCHREALTIME//[!0-9]/}"; }
        else
            __infratrack_now() { builtin printf -v "$1" %s $((__infratrack_epoch + SECONDS))000000; }
        fi
        __infratrack_now __infratrack_session
        __infratrack_session=$$-$__infratrack_session

        # The text of the last command in the history, into the variable $1, without a process when the
        # machine has a folder in memory.
        __infratrack_scratch=
        for __infratrack_folder in "${XDG_RUNTIME_DIR-}" "/dev/shm/infratrack-$UID"; do
            if [[ $__infratrack_folder == /dev/shm/* && -d /dev/shm && ! -e $__infratrack_folder ]]; then
                mkdir -m 700 -- "$__infratrack_folder" 2>/dev/null
            fi
            if [[ -n $__infratrack_folder && -d $__infratrack_folder && -O $__infratrack_folder &&
                -w $__infratrack_folder && ! -L $__infratrack_folder ]]; then
                __infratrack_scratch=$__infratrack_folder/infratrack-$$
                break
            fi
        done
        unset __infratrack_folder
        __infratrack_last() {
            local text
            if [[ -n $__infratrack_scratch ]]; then
                { HISTTIMEFORMAT= builtin history 1 >|"$__infratrack_scratch" &&
                    IFS= builtin read -r -d '' text <"$__infratrack_scratch"
                builtin : >|"$__infratrack_scratch"; } 2>/dev/null
                text=${text%$'\n'}
            else
                text=$(HISTTIMEFORMAT= builtin history 1 2>/dev/null)
            fi
            builtin printf -v "$1" %s "$text"
        }

        # Whether the user asked for silence. $1 is the number in the history: when that is not a new one
        # and lines can be hidden, the line may be one of them.
        __infratrack_hidden() {
            [[ -n ${INFRATRACK_PRIVATE-} || ! -o history || ( $1 == "${__infratrack_seen-}" && ( -n ${HISTIGNORE-} ||
                ${HISTCONTROL-} == *ignorespace* || ${HISTCONTROL-} == *ignoreboth* ) ) ]]
        }

        __infratrack_marks=0
        if [[ ${INFRATRACK_MARKS-} == 1 || ( ${INFRATRACK_MARKS-} != 0 && -t 1 && ${TERM-dumb} != dumb &&
            $TERM != linux && -z ${VSCODE_SHELL_INTEGRATION-}${VSCODE_INJECTION-}${KITTY_SHELL_INTEGRATION-}${GHOSTTY_SHELL_FEATURES-}${ITERM_SHELL_INTEGRATION_INSTALLED-}${WEZTERM_SHELL_SKIP_ALL-} ) ]]; then
            __infratrack_marks=1
        fi
        __infratrack_mark() {
            local value=$2 backslash='\'
            if [[ $value != *[$'\\;\001'-$'\037']* ]]; then
                builtin printf '\e]633;%s%s\a' "$1" "$value"
                return
            fi
            value=${value//"$backslash"/"$backslash$backslash"}
            value=${value//;/"${backslash}x3b"}
            value=${value//$'\n'/"${backslash}x0a"}
            value=${value//$'\t'/"${backslash}x09"}
            value=${value//$'\r'/"${backslash}x0d"}
            value=${value//$'\e'/"${backslash}x1b"}
            value=${value//$'\a'/"${backslash}x07"}
            builtin printf '\e]633;%s%s\a' "$1" "$value"
        }

        # What is the same for all commands of this shell.
        __infratrack_escape __infratrack_host "${HOSTNAME-}"
        __infratrack_escape __infratrack_user "$__infratrack_user"
        __infratrack_escape __infratrack_ssh "${SSH_CONNECTION-}"
        __infratrack_context="shell=$__infratrack_shell\#thost=$__infratrack_host\#tuser=$__infratrack_user"
        __infratrack_context+="\#ttty=$__infratrack_tty\#tssh=$__infratrack_ssh\#tlevel=${SHLVL-}"

        # A command's beginning: $1 its text, $2 its working directory, $3 its time when that is not now.
        __infratrack_begin() {
            local text=$1 cwd=$2 at
            __infratrack_now at
            [[ $text == *[$'\\\t\n\r']* ]] && __infratrack_escape text "$text"
            [[ $cwd == *[$'\\\t\n\r']* ]] && __infratrack_escape cwd "$cwd"
            __infratrack_put "it1\#tstart\#tid=$__infratrack_session.$__infratrack_n\#tat=${3-$at}\#t$__infratrack_context\#tcwd=$cwd\#ttask=${INFRATRACK_TASK//[!0-9a-zA-Z]/}\#tcmd=$text"
        }

        # A command's end: $1 its status, $2 those of its pipeline.
        __infratrack_end() {
            local cwd=$PWD at
            __infratrack_now at
            [[ $cwd == *[$'\\\t\n\r']* ]] && __infratrack_escape cwd "$cwd"
            __infratrack_put "it1\#tend\#tid=$__infratrack_session.$__infratrack_n\#tat=$at\#texit=$1\#tpipe=$2\#tcwd=$cwd${3:+\#tkind=$3}"
        }

        # Runs in a subshell of PS0; $1 is the number the command has in the history.
        __infratrack_pre() {
            { local -; set +xeu; } 2>/dev/null
            local entry text=
            if __infratrack_hidden "$1"; then
                __infratrack_put "it1\#tskip\#tid=$__infratrack_session.$__infratrack_n"
                return
            fi
            __infratrack_last entry
            [[ $entry =~ ^\ *[0-9]+[*\ ]\ ? ]] && text=${entry:${#BASH_REMATCH}}
            [[ -n $text ]] && __infratrack_begin "$text" "$PWD"
            if ((__infratrack_marks)); then
                [[ -n $text ]] && __infratrack_mark 'E;' "$text"
                builtin printf '\e]133;C\a'
            fi
        }

        __infratrack_post() {
            local status=$? pipe=("${PIPESTATUS[@]}")
            { local -; set +xeu; } 2>/dev/null
            local IFS=' ' number=${__infratrack_number@P} entry
            if [[ $number == 1 ]]; then
                # The number is the same before the first command and behind it.
                __infratrack_last entry
                [[ -n $entry ]] || number=0
            fi
            [[ ${#pipe[@]} -gt 1 && ( ${pipe[-1]} == "$status" || -o pipefail ) ]] || pipe=()
            if ((__infratrack_armed)); then
                __infratrack_armed=0
                if ! __infratrack_hidden "$number"; then
                    __infratrack_end "$status" "${pipe[*]}"
                    ((__infratrack_marks)) && builtin printf '\e]133;D;%s\a' "$status"
                fi
            elif [[ $status == 2 && $number != "${__infratrack_seen-$number}" ]] &&
                ! __infratrack_hidden "$number"; then
                # The line was no shell: nothing was run, and PS0 was not shown.
                __infratrack_last entry
                if [[ $entry =~ ^\ *[0-9]+[*\ ]\ ? && ${entry:${#BASH_REMATCH}} != '#'* ]]; then
                    ((__infratrack_n += 1))
                    __infratrack_begin "${entry:${#BASH_REMATCH}}" "$PWD"
                    __infratrack_end 2 '' syntax
                fi
            fi
            __infratrack_seen=$number
            if ((__infratrack_marks)); then
                __infratrack_mark 'P;Cwd=' "$PWD"
                builtin printf '\e]133;A\a'
            fi
            return "$status"
        }

        # Without PS0 only the end of a command is seen, and no start.
        __infratrack_prompt() {
            local status=$? pipe=("${PIPESTATUS[@]}")
            local IFS=' ' entry number= at
            entry=$(HISTTIMEFORMAT= builtin history 1 2>/dev/null)
            if [[ $entry =~ ^\ *([0-9]+)[*\ ]\ ? ]]; then
                number=${BASH_REMATCH[1]} entry=${entry:${#BASH_REMATCH}}
                if [[ -n ${__infratrack_seen-} && $number != "$__infratrack_seen" && $entry != '#'* ]] &&
                    ! __infratrack_hidden "$number"; then
                    [[ ${#pipe[@]} -gt 1 && ${pipe[${#pipe[@]} - 1]} == "$status" ]] || pipe=()
                    __infratrack_n=$((__infratrack_n + 1))
                    __infratrack_begin "$entry" "${__infratrack_cwd-$PWD}" ''
                    __infratrack_end "$status" "${pipe[*]-}"
                fi
            fi
            __infratrack_seen=${number:-0} __infratrack_cwd=$PWD
            return "$status"
        }

        if ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 404)) && shopt -q promptvars &&
            [[ -z ${INFRATRACK_PLAIN-} ]]; then
            PS0=${PS0-}'${__infratrack_void:$((__infratrack_armed=1,__infratrack_n+=1,0)):0}$(__infratrack_pre \!)'
            __infratrack_slot=__infratrack_post
        else
            __infratrack_slot=__infratrack_prompt
        fi
        if ((BASH_VERSINFO[0] * 100 + BASH_VERSINFO[1] >= 501)); then
            PROMPT_COMMAND=("$__infratrack_slot" "${PROMPT_COMMAND[@]}")
        else
            PROMPT_COMMAND="$__infratrack_slot${PROMPT_COMMAND:+
        $PROMPT_COMMAND}"
        fi
        unset __infratrack_slot
        __infratrack_make
        fi

        """#
}
