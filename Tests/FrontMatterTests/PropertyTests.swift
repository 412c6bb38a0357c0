import TestSupport
import Testing

@testable import FrontMatter

/// What holds for every document.
@Suite struct PropertyTests {
    /// The fields as the full YAML reader sees them.
    private func reference(_ document: Document) -> [Pair]? {
        let start = Envelope.markLength(document.bytes.span)
        let text = String(decoding: document.bytes[start..<document.envelope.fence], as: UTF8.self)
        let root = try? YAMLFallback.compose(text, limits: document.limits)
        if case .leaf(.null)? = root?.content { return [] }
        return root?.pairs?.map { Pair(key: $0.key, value: $0.node.value) }
    }

    @Test func scannerAndFullReaderAgree() throws {
        var (scanned, broken) = (0, 0)
        for seed in 0..<4000 as Range<UInt64> {
            var generator = Generator(seed: seed)
            var bytes = Array(generator.file(generator.parts()).utf8)
            if generator.chance(20) { bytes = bytes.flatMap { $0 == 10 ? [13, 10] : [$0] } }
            if seed % 4 != 0 { bytes = generator.mutated(bytes) }
            guard let document = try? Document(parsing: bytes) else {
                broken += 1
                continue
            }
            guard !document.usedFallback else { continue }
            scanned += 1
            let agrees = reference(document).map(document.holds) ?? false
            #expect(agrees, "seed \(seed): \(document.text.debugDescription)")
        }
        #expect(scanned > 1000 && broken > 500, "\(scanned) scanned, \(broken) broken")
    }

    @Test func unchangedGeneratedDocumentsAreAccepted() throws {
        for seed in 0..<1000 as Range<UInt64> {
            var generator = Generator(seed: seed)
            let text = generator.file(generator.parts())
            let error = fault(text)
            #expect(error == nil, "seed \(seed): \(text)")
        }
    }

    @Test func printingGivesTheBytesBack() throws {
        for seed in 0..<3000 as Range<UInt64> {
            var generator = Generator(seed: seed)
            let bytes = generator.mutated(Array(generator.file(generator.parts()).utf8))
            guard let document = try? Document(parsing: bytes) else { continue }
            #expect(document.bytes == bytes && Array(document.text.utf8) == bytes, "seed \(seed)")
            let rest = bytes.suffix(document.body.utf8.count)
            #expect(Array(document.body.utf8) == Array(rest), "seed \(seed)")
        }
    }

    @Test func canonicalFormIsStable() throws {
        for seed in 0..<1500 as Range<UInt64> {
            var generator = Generator(seed: seed)
            let fields = ["id", "no", "x y", "labels"].map { ($0, generator.anyValue()) }
            let first = try Document.render(fields, body: "b\n")
            #expect(first.holds(fields.map { Pair(key: $0.0, value: $0.1) }), "seed \(seed)")
            #expect(!first.usedFallback, "seed \(seed): \(first.text)")
            let styled = fields.map { ($0.0, $0.1) }
            let second = try Document.render(styled, body: first.body)
            #expect(first.bytes == second.bytes, "seed \(seed)")
        }
    }

    @Test func anEditTouchesItsFieldOnly() throws {
        for seed in 0..<3000 as Range<UInt64> {
            var generator = Generator(seed: seed)
            let parts = generator.parts()
            let keyed = parts.indices.filter { parts[$0].key != nil }
            guard let index = keyed.randomElement(using: &generator.random),
                let key = parts[index].key
            else { continue }
            let ending = generator.chance(25) ? "\r\n" : "\n"
            let native = { (text: String) in Array(text.replacing("\n", with: ending).utf8) }
            let text = generator.file(parts)
            var document = try Document(parsing: native(text))
            let value = generator.anyValue()
            try document.set(key, to: value, order: [])
            let found = document.value(key)
            #expect(found?.sameContent(as: value) == true, "seed \(seed): \(text)")
            let mark = text.unicodeScalars.first == "\u{FEFF}" ? "\u{FEFF}" : ""
            let head = native(mark + "---\n" + parts[..<index].map(\.lines).joined())
            let tail = native(
                parts[(index + 1)...].map(\.lines).joined() + "---\nBody: x\n\n---\n- [ ] y\n")
            let after = document.bytes
            #expect(after.starts(with: head), "seed \(seed): \(text)")
            #expect(after.suffix(tail.count).elementsEqual(tail), "seed \(seed): \(text)")
            let returns = after.count { $0 == 13 }
            #expect(returns == (ending == "\n" ? 0 : after.count { $0 == 10 }), "seed \(seed)")
        }
    }

    @Test func removingAndAddingTouchesNothingElse() throws {
        for seed in 0..<1500 as Range<UInt64> {
            var generator = Generator(seed: seed)
            let parts = generator.parts()
            let text = generator.file(parts)
            var document = try document(text)
            try document.set(
                "new", to: generator.anyValue(),
                order: ["new"] + document.keys.shuffled(using: &generator.random))
            try document.remove("new")
            #expect(document.text == text, "seed \(seed)")
            guard let key = parts.compactMap(\.key).randomElement(using: &generator.random) else {
                continue
            }
            try document.remove(key)
            let rest = parts.filter { $0.key != key }.map(\.lines).joined()
            #expect(document.text.contains("---\n" + rest + "---\nBody"), "seed \(seed): \(text)")
        }
    }

    @Test func anyTextRoundTrips() throws {
        var document = try document(
            "---\na: x\nb: 'x'\nc: \"x\"\nd: [x]\ne:\n  - x\nf: |\n  x\n---\n")
        for seed in 0..<3000 as Range<UInt64> {
            var generator = Generator(seed: seed)
            let text = generator.anyText()
            for key in ["a", "b", "c", "f"] {
                try document.set(key, to: .scalar(text), order: [])
                let back = document.value(key)?.text
                #expect(
                    back?.isSameText(as: text) == true, "seed \(seed): \(text.debugDescription)")
            }
            for key in ["d", "e"] {
                let list = Value.list([.scalar("x"), .scalar(text), .scalar(generator.anyText())])
                try document.set(key, to: list, order: [])
                #expect(document.value(key)?.sameContent(as: list) == true, "seed \(seed)")
            }
        }
    }

    @Test func nothingTraps() throws {
        for seed in 0..<20_000 as Range<UInt64> {
            var generator = Generator(seed: seed)
            let bytes =
                seed % 2 == 0
                ? generator.noise()
                : generator.mutated(Array(generator.file(generator.parts()).utf8))
            guard let error = fault(bytes) else {
                if seed % 8 == 1 { try poke(bytes, generator) }
                continue
            }
            let lines = bytes.count { $0 == 10 } + 1
            #expect(error.place.line <= lines && error.place.column > 0, "seed \(seed)")
            #expect(!error.message.isEmpty && !error.cure.isEmpty, "seed \(seed)")
        }
    }

    /// Edits a document that came out of noise; it may refuse, but not spoil anything.
    private func poke(_ bytes: [UInt8], _ generator: Generator) throws {
        var generator = generator
        var document = try Document(parsing: bytes)
        for key in document.keys + ["new"] {
            let before = document.bytes
            do {
                try document.set(key, to: generator.anyValue(), order: [])
                if generator.chance(50) { try document.remove(key) }
            } catch {
                if error.code != .unrepresentable { #expect(document.bytes == before) }
            }
            _ = document.place(of: key, item: 1)
        }
        _ = try? YAMLFile(parsing: bytes)
        try? document.appendToBody("x")
    }
}
