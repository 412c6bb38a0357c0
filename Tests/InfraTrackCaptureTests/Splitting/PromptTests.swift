import InfraTrack
import InfraTrackCapture
import Testing

struct PromptTests {
    private func split(_ text: String) throws -> [String] {
        let session = try read(AsciicastSource(), cast([text.replacing("\n", with: "\r\n")]))
        return session.commands.map { command in
            var replay = TerminalReplay(size: command.input.terminal)
            replay.feed(command.input.output ?? [])
            return command.input.text + "=>" + replay.finish().replacing("\n", with: "/")
        }
    }

    @Test func findsAccounts() throws {
        #expect(
            try split(
                "root@web:/etc# ls\na\nb\nroot@web:/etc# cat <x\n# no prompt\n$ none\nroot@web:/etc# "
            )
                == ["ls=>a/b/", "cat <x=># no prompt/$ none/"])
        let session = try read(AsciicastSource(), cast(["root@web:/etc# ls\r\n"]))
        #expect(told(session)[0].contains("in /etc | on web | by root"))
        #expect(
            try split("[me_1@h-2.x dir]$ a\n(venv) me@h ~> b\nme@h:~$ c\nbash-5.2$ d\n") == [
                "a=>", "b=>", "c=>", "d=>",
            ])
    }

    @Test func learnsBarePrompts() throws {
        #expect(try split("$ ls\nx\n> no\n$ pwd\n/\n") == ["ls=>x/> no/", "pwd=>//"])
        #expect(try split("\n# ls\nx\n# \n") == ["ls=>x/"])
        #expect(try split("~/src % make\n~/src % x\n") == ["make=>", "x=>"])
        #expect(try split("(venv) $ make\n") == ["make=>"])
        #expect(try split("hello\n$ ls\nx\n") == ["(unknown command)=>hello/$ ls/x/"])
        #expect(
            try split("one two three four five $ x\n") == [
                "(unknown command)=>one two three four five $ x/"
            ])
        #expect(try split("@b:x$ ls\na@:x$ b\na@b@c$ d\nv-a1$ x\n").count == 1)
    }

    @Test func takesBracketedPasteForASign() throws {
        let on = "\u{1B}[?2004h"
        #expect(
            try split(
                "\(on)$ ls\n\u{1B}[?2004lout\nroot@h:~$ no prompt\n\(on)$ for i in 1\n\(on)> do :\n\(on)> done\nend\n"
            )
                == ["ls=>out/root@h:~$ no prompt/", "for i in 1\ndo :\ndone=>end/"])
    }

    @Test func findsAPromptBehindOutputWithoutAnEnd() throws {
        let on = "\u{1B}[?2004h"
        #expect(
            try split("\(on)$ printf a\na\(on)$ ls\nb\n$ \(on)id\nc\n") == [
                "printf a=>a", "ls=>b/", "id=>c/",
            ])
    }

    @Test func joinsOpenQuotes() throws {
        #expect(try split("$ echo 'a\n> b'\na\nb\n$ x\n> y\n") == ["echo 'a\nb'=>a/b/", "x=>> y/"])
        #expect(try split("$ echo a \\\n> b\nab\n") == ["echo a \\\nb=>ab/"])
        #expect(try split("$ echo \"\\\"`a\" # it's\nx\n") == ["echo \"\\\"`a\" # it's=>x/"])
    }

    @Test func takesNewSizes() throws {
        let session = try read(
            AsciicastSource(),
            cast(["$ ls\r\n"]) + "[1,\"r\",\"5x5\"]\n[2,\"o\",\"abcdefg\\r\\n$ x\\r\\n\"]\n")
        #expect(told(session)[0].hasSuffix("«abcdefg\n»"))
        let long = String(repeating: "y", count: 1 << 17)
        #expect(try split("$ cat\n\(long)\n") == ["cat=>\(long)/"])
    }

    @Test func knowsShells() throws {
        for (command, isShell) in [
            ("bash", true), ("/bin/zsh -l", true), ("-bash", true), ("fish --login", true),
            ("sh -c ls", false), ("bash x.sh", false), ("bash --rcfile x -i", true),
            ("df", false), ("", true),
        ] {
            let session = try read(
                AsciicastSource(), cast(["$ ls\r\n"], header: ",\"command\":\"\(command)\""))
            #expect((session.commands[0].input.text == "ls") == isShell, "\(command)")
        }
    }
}
