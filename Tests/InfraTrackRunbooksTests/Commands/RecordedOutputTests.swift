import Testing

@testable import InfraTrackRunbooks

@Suite struct RecordedOutputTests {
    @Test(arguments: [
        ("```text\na\nb\n```\n", "a\nb"), ("A note.\n\n```text\na\n```\n", "a"),
        ("````text\n```\na\n````\n", "```\na"),
        ("```text\n```\n", ""), ("```text\nopen", "open"),
    ])
    func theFenceHoldsTheOutput(body: String, output: String) {
        #expect(RecordedOutput.text(in: body) == output)
    }

    @Test(arguments: ["", "Only a note.\n", "`` two\n"])
    func withoutAFenceThereIsNone(body: String) {
        #expect(RecordedOutput.text(in: body) == nil)
    }

    @Test func theMiddleIsCutAndSaysSo() {
        #expect(RecordedOutput.excerpt("\n \na\nb\nc\n\n", lines: 3) == "a\nb\nc")
        #expect(RecordedOutput.excerpt("a\nb\nc", lines: 2) == "a\nb\n…")
        #expect(RecordedOutput.excerpt("a\nb\nc\nd\ne", lines: 4) == "a\nb\nc\n…\ne")
        #expect(RecordedOutput.excerpt("\n\n", lines: 2) == "")
        let long = String(repeating: "x", count: 500)
        #expect(RecordedOutput.excerpt(long, lines: 2) == long.prefix(400) + "…")
    }

    @Test(arguments: [("a", "```"), ("``", "```"), ("a ``` b", "````"), ("`````", "``````")])
    func fencesAreLongerThanAnyRunInThem(text: String, fence: String) {
        #expect(Fence.around(["x", text]) == fence)
    }
}
