import FrontMatter
import Testing

@Suite struct LimitsTests {
    private let limits = Limits(bytes: 100, header: 40, depth: 3, entries: 5)

    private func code(_ text: String) -> FormatError.Code? { fault(text, limits: limits)?.code }

    @Test func theFile() {
        #expect(code("---\n---\n" + String(repeating: "x", count: 92)) == nil)
        let error = fault("---\n---\n" + String(repeating: "x", count: 93), limits: limits)
        #expect(
            error?.description
                == "1:1: The file has 101 bytes; 100 are the limit. "
                + "Move long output to a file of its own.")
    }

    @Test func theHeader() {
        #expect(code("---\na: " + String(repeating: "x", count: 36) + "\n---\n") == nil)
        #expect(code("---\na: " + String(repeating: "x", count: 60) + "\nb: c\n---\n") == .tooLarge)
        #expect(code("---\na: |\n " + String(repeating: "x", count: 60) + "\n---\n") == .tooLarge)
    }

    @Test func theDepth() {
        #expect(code("---\na:\n  - b:\n---\n") == nil)
        #expect(code("---\na:\n  - b:\n    - c\n---\n") == .tooDeep)
        #expect(code("---\na:\n  - b: [c]\n---\n") == .tooDeep)
        #expect(code("---\na: {b: [c]}\n---\n") == nil)
        #expect(code("---\na: {b: {c: []}}\n---\n") == .tooDeep)
    }

    @Test func theEntries() {
        #expect(code("---\na: [1, 2, 3, 4]\n---\n") == nil)
        #expect(code("---\na: [1, 2, 3, 4, 5]\n---\n") == .tooLarge)
        #expect(code("---\na:\n- 1\n- 2\n- 3\n- 4\n- 5\n---\n") == .tooLarge)
        #expect(code("---\na: {b: 1, c: 2, d: 3, e: 4, f: 5}\n---\n") == .tooLarge)
        #expect(code("---\na: &x [1, 2]\nb: *x\n---\n") == .aliases)
    }

    @Test func manyKeysAreCompared() {
        let lines = (0..<200).map { "k\($0): v\n" }.joined()
        #expect(fault("---\n" + lines + "---\n") == nil)
        let error = fault("---\n" + lines + "k7: v\n---\n")
        #expect(error?.code == .duplicateKey)
        #expect(error?.place == Place(line: 202, column: 1))
    }
}
