import InfraTrackRunbooks
import TestSupport
import Testing

@Suite struct TextDiffTests {
    @Test func equalTextsDifferInNothing() {
        #expect(TextDiff.unified("a\nb\n", "a\nb\n") == "")
        #expect(TextDiff.unified("", "") == "")
    }

    @Test func changesComeWithThreeLinesAround() {
        let old = (1...12).map { "line \($0)\n" }.joined()
        let new = old.replacing("line 6\n", with: "line six\nline six and a half\n")
        #expect(
            TextDiff.unified(old, new, oldLabel: "a/x.md", newLabel: "b/x.md") == """
                --- a/x.md
                +++ b/x.md
                @@ -3,7 +3,8 @@
                 line 3
                 line 4
                 line 5
                -line 6
                +line six
                +line six and a half
                 line 7
                 line 8
                 line 9

                """)
    }

    @Test func farChangesAreHunksOfTheirOwn() {
        let old = (1...30).map { "\($0)\n" }.joined()
        let new = old.replacing("\n3\n", with: "\nthree\n").replacing("\n28\n", with: "\n")
        let heads = TextDiff.unified(old, new).split(separator: "\n").filter { $0.hasPrefix("@@") }
        #expect(heads == ["@@ -1,6 +1,6 @@", "@@ -25,6 +25,5 @@"])
    }

    @Test func emptyTextsHaveNoLine() {
        #expect(TextDiff.unified("", "a\n") == "--- old\n+++ new\n@@ -0,0 +1 @@\n+a\n")
        #expect(TextDiff.unified("a\n", "") == "--- old\n+++ new\n@@ -1 +0,0 @@\n-a\n")
    }

    @Test func aMissingLineBreakIsSaid() {
        #expect(
            TextDiff.unified("a", "a\n") == """
                --- old
                +++ new
                @@ -1 +1 @@
                -a
                \\ No newline at end of file
                +a

                """)
    }

    @Test func carriageReturnsAndAccentsAreBytes() {
        #expect(TextDiff.unified("a\r\n", "a\n") != "")
        #expect(TextDiff.unified("e\u{301}\n", "\u{e9}\n") != "")
    }

    /// The result of applying a unified difference to its old text.
    private func applied(_ difference: String, to old: String) -> String {
        let lines = old.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map {
            "\($0)\n"
        }
        var (result, place) = ("", 0)
        for line in difference.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2)
            .dropLast()
        {
            if line.hasPrefix("@@") {
                let start =
                    Int(line.split(separator: " ")[1].dropFirst().split(separator: ",")[0]) ?? 0
                let isEmpty = line.split(separator: " ")[1].hasSuffix(",0")
                let target = isEmpty ? start : start - 1
                result += lines[place..<target].joined()
                place = target
            } else if line.hasPrefix("+") {
                result += line.dropFirst() + "\n"
            } else {
                if line.hasPrefix(" ") { result += lines[place] }
                #expect(lines[place] == line.dropFirst() + "\n")
                place += 1
            }
        }
        return result + lines[place...].joined()
    }

    @Test func differencesCanBeApplied() {
        let seed: UInt64 = 5
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            let texts = (0..<2).map { _ in
                (0..<Int.random(in: 0...30, using: &generator)).map { _ in
                    "\(Int.random(in: 0...4, using: &generator))\n"
                }.joined()
            }
            let difference = TextDiff.unified(texts[0], texts[1])
            let result = difference.isEmpty ? texts[0] : applied(difference, to: texts[0])
            #expect(result == texts[1], "seed \(seed)")
        }
    }
}
