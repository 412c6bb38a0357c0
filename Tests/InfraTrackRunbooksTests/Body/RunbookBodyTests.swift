import InfraTrack
import Testing

@testable import InfraTrackRunbooks

@Suite struct RunbookBodyTests {
    @Test func blocksHaveTheirSectionAndLead() {
        let body = RunbookBody(
            "# T\n\n## A\n\n1. Do:\n\n   ```sh {\"name\":\"x\"}\n   a\n     b\n   ```\n\n## B\n\n~~~~ text\n```\n~~~~\nmore\n\n````bash\nc\n```\n````\n```sh\nopen"
        )
        #expect(body.blocks.map(\.text) == ["a\n  b", "```", "c\n```", "open"])
        #expect(body.blocks.map(\.section) == ["A", "B", "B", "B"])
        #expect(body.blocks.map(\.language) == ["sh", "text", "bash", "sh"])
        #expect(body.blocks.map(\.line) == [7, 14, 19, 23])
        #expect(body.blocks[2].lead == "more\n")
        #expect(body.headings.map(\.title) == ["T", "A", "B"])
        #expect(body.blocks.map(\.isShell) == [true, false, true, true])
    }

    @Test func spansAreNoFences() {
        #expect(RunbookBody("``` a ``` b\n`` x\n").blocks.isEmpty)
    }

    @Test func anchorsAreThoseOfGitHosts() {
        #expect(
            RunbookFindings.anchor("Known failure modes: 100 %, `x`_y")
                == "known-failure-modes-100--x_y")
    }

    @Test(arguments: [
        ("a b", "a b"), ("a*b`c`", "a\\*b\\`c\\`"), ("snake_case _x_", "snake_case \\_x_"),
        ("<b>", "\\<b>"),
        ("# x", "\\# x"), ("- x", "\\- x"), ("a\nb", "a b"), ("[x](y)", "\\[x\\](y)"),
        ("a|b", "a\\|b"), ("", ""),
    ])
    func proseIsNoMarkup(text: String, prose: String) {
        #expect(MarkdownText.prose(text) == prose)
    }

    @Test(arguments: [("a", "`a`"), ("a`b", "``a`b``"), ("`a", "`` `a ``"), ("a\nb", "`a b`")])
    func codeSpansHoldTheirText(text: String, code: String) {
        #expect(MarkdownText.code(text) == code)
    }
}
