import Testing

@testable import InfraTrackRunbooks

@Suite struct ShellBalanceTests {
    @Test(arguments: [
        "ls", "echo 'a \" b' \"c ' d\"", "echo \"a \\\" b\"", "for i in 1 2; do echo $i; done",
        "if true; then echo x; fi", "case $x in a) echo;; b|c) echo;; esac", "(cd /x && ls)",
        "f() { ls; }", "echo ${x} {a,b} }", "cat <<EOF\n(\"'\nEOF\nls", "cat <<-'EOF'\n\tx\n\tEOF",
        "cat <<< 'x'", "echo $(date) `date`", "# it's fine", "echo a#b", "echo it\\'s",
        "while read x; do\n echo $x\ndone < file", "docker ps --format '{{.ID}}'", "echo done",
        "awk '{print $1}' f",
        "until ping -c 1 x; do sleep 1; done", "! grep x y && { ls; }", "echo if", "",
    ])
    func wholeCommandsAreWhole(text: String) {
        #expect(ShellBalance.problem(text) == nil)
    }

    @Test(arguments: [
        ("echo 'a", "the quote ' is not closed"), ("echo \"a", "the quote \" is not closed"),
        ("echo `a", "the quote ` is not closed"), ("(cd /x", "“(” is not closed"),
        ("echo $(date", "“(” is not closed"), ("echo ${x", "“{” is not closed"),
        ("{ ls;", "“{” is not closed"), ("ls )", "“)” closes nothing"),
        ("for i in 1; do echo $i", "“do” has no “done”"), ("if true; then ls", "“if” has no “fi”"),
        ("case x in a) ls", "“case” has no “esac”"),
        ("cat <<EOF\nx", "the here-document has no “EOF”"),
    ])
    func whatIsOpenIsNamed(text: String, problem: String) {
        #expect(ShellBalance.problem(text) == problem)
    }
}
