import InfraTrackCapture
import Testing

struct ShellWordsTests {
    @Test(
        arguments: [
            ([], ""), (["ls | wc -l"], "ls | wc -l"), (["ls", "-l"], "ls -l"),
            (["echo", "a b"], "echo 'a b'"),
            (["echo", ""], "echo ''"), (["echo", "it's"], "echo 'it'\\''s'"),
            (["a", "$HOME"], "a '$HOME'"),
            (["a", "x=1,2:3@4%5+6/7.8_9-A"], "a x=1,2:3@4%5+6/7.8_9-A"), (["a", "é"], "a 'é'"),
            (["a", "*"], "a '*'"),
        ] as [([String], String)])
    func quotesWhereAShellNeedsIt(words: [String], text: String) {
        #expect(ShellWords.join(words) == text)
    }
}
