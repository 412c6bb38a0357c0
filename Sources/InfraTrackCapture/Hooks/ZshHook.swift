extension ShellHook {
    static let zshText = #"""
        # InfraTrack's recording hook for zsh. Load it at the end of ~/.zshrc:
        #   eval "$(infratrack hook zsh)"
        # It appends what is run to $INFRATRACK_SPOOL, by default
        # ${XDG_STATE_HOME:-~/.local/state}/infratrack/spool, mode 0600, and starts no program.
        # INFRATRACK_PRIVATE=1 records nothing; INFRATRACK_MARKS=0 prints no OSC 133 marks.
        if [[ -o interactive && -z ${__infratrack_hooked-} ]] && zmodload zsh/datetime 2>/dev/null &&
            autoload -Uz add-zsh-hook && add-zsh-hook -L >/dev/null 2>&1; then
        typeset -g __infratrack_hooked=1
        typeset -g __infratrack_spool=${INFRATRACK_SPOOL:-${XDG_STATE_HOME:-$HOME/.local/state}/infratrack/spool}
        typeset -g __infratrack_n=0 __infratrack_armed=0 __infratrack_marks=0
        typeset -g __infratrack_session=$$-$(( epochtime[1] * 1000000 + epochtime[2] / 1000 ))

        # A folder and a file that only the user reads; the shell's own umask stays.
        __infratrack_make() {
            emulate -L zsh
            [[ -L $__infratrack_spool || -d $__infratrack_spool ]] && return 1
            (umask 077
            [[ -d ${__infratrack_spool:h} ]] || mkdir -p -- ${__infratrack_spool:h}
            : >>| $__infratrack_spool && chmod 600 -- $__infratrack_spool) >/dev/null 2>&1 &&
                [[ -O $__infratrack_spool ]]
        }

        __infratrack_put() {
            emulate -L zsh
            if [[ -f $__infratrack_spool && -O $__infratrack_spool && ! -L $__infratrack_spool ]] ||
                __infratrack_make; then
                { builtin print -r -- $1 >>| $__infratrack_spool } 2>/dev/null
            fi
            return 0
        }

        # Escapes $1 so that it stays on one line, into REPLY.
        __infratrack_escape() {
            REPLY=${1//\\/\\\\}
            REPLY=${REPLY//$'\t'/\\t}
            REPLY=${REPLY//$'\n'/\\n}
            REPLY=${REPLY//$'\r'/\\r}
        }

        __infratrack_now() { REPLY=$(( epochtime[1] * 1000000 + epochtime[2] / 1000 )) }

        if [[ ${INFRATRACK_MARKS-} == 1 || ( ${INFRATRACK_MARKS-} != 0 && -t 1 && ${TERM-dumb} != dumb &&
            $TERM != linux && -z ${VSCODE_SHELL_INTEGRATION-}${VSCODE_INJECTION-}${KITTY_SHELL_INTEGRATION-}${GHOSTTY_SHELL_FEATURES-}${ITERM_SHELL_INTEGRATION_INSTALLED-} ) ]]; then
            __infratrack_marks=1
        fi
        __infratrack_mark() {
            local value=${2//\\/\\\\}
            value=${value//;/\\x3b}
            value=${value//$'\n'/\\x0a}
            value=${value//$'\t'/\\x09}
            value=${value//$'\r'/\\x0d}
            value=${value//$'\e'/\\x1b}
            value=${value//$'\a'/\\x07}
            builtin printf '\e]633;%s%s\a' $1 $value
        }

        # Whether the user asked for silence about the line $1.
        __infratrack_hidden() {
            [[ -n ${INFRATRACK_PRIVATE-} || -z $1 ]] && return 0
            [[ -o histignorespace && $1 == ' '* ]] && return 0
            [[ -n ${HISTORY_IGNORE-} && $1 == ${~HISTORY_IGNORE} ]]
        }

        __infratrack_preexec() {
            local text=${1:-$3} line
            __infratrack_armed=0
            __infratrack_hidden $text && return 0
            emulate -L zsh
            local REPLY
            (( __infratrack_n += 1 ))
            __infratrack_armed=1
            __infratrack_now
            line="it1\#tstart\#tid=$__infratrack_session.$__infratrack_n\#tat=$REPLY\#tshell=zsh $ZSH_VERSION"
            __infratrack_escape $HOST; line+="\#thost=$REPLY"
            __infratrack_escape ${USERNAME:-$USER}; line+="\#tuser=$REPLY\#ttty=${TTY-}"
            __infratrack_escape ${SSH_CONNECTION-}; line+="\#tssh=$REPLY\#tlevel=$SHLVL"
            __infratrack_escape $PWD; line+="\#tcwd=$REPLY"
            __infratrack_escape ${INFRATRACK_TASK-}; line+="\#ttask=$REPLY"
            __infratrack_escape ${text%$'\n'}; line+="\#tcmd=$REPLY"
            __infratrack_put $line
            if (( __infratrack_marks )); then
                __infratrack_mark 'E;' ${text%$'\n'}
                builtin printf '\e]133;C\a'
            fi
            return 0
        }

        __infratrack_precmd() {
            local last=$? pipe="${pipestatus[*]}" REPLY at
            emulate -L zsh
            if (( __infratrack_armed )); then
                __infratrack_armed=0
                [[ $pipe == *' '* ]] || pipe=
                __infratrack_now; at=$REPLY
                __infratrack_escape $PWD
                [[ -n ${INFRATRACK_PRIVATE-} ]] ||
                    __infratrack_put "it1\#tend\#tid=$__infratrack_session.$__infratrack_n\#tat=$at\#texit=$last\#tpipe=$pipe\#tcwd=$REPLY"
                (( __infratrack_marks )) && builtin printf '\e]133;D;%s\a' $last
            fi
            if (( __infratrack_marks )); then
                __infratrack_mark 'P;Cwd=' $PWD
                builtin printf '\e]133;A\a'
            fi
            return $last
        }

        add-zsh-hook preexec __infratrack_preexec
        precmd_functions=(__infratrack_precmd $precmd_functions)
        __infratrack_make
        fi

        """#
}
