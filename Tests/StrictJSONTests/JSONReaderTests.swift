import Testing
import TestSupport

@testable import StrictJSON

struct JSONReaderTests {
    private func read(_ text: String) throws(JSONError) -> String {
        try JSON.read(Array(text.utf8), limit: 4 << 20).text
    }

    private func error(_ bytes: [UInt8]) -> JSONError? {
        do throws(JSONError) {
            _ = try JSON.read(bytes, limit: 4 << 20)
            return nil
        } catch { return error }
    }

    @Test(arguments: [
        ("null", "null"), (" true ", "true"), ("false", "false"), ("-0.5e+10", "-0.5e+10"),
        ("0", "0"), ("12E-3", "12E-3"), ("[]", "[]"), ("{}", "{}"), ("\"\"", "\"\""),
        ("\u{FEFF}[1,\r\n\t2]", "[\n  1,\n  2\n]"),
        (#"{"b":[{}],"a":1}"#, "{\n  \"a\": 1,\n  \"b\": [\n    {}\n  ]\n}"),
        (#""\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00""#, "\"\\\"\\\\/\\u0008\\u000c\\n\\r\\té😀\""),
        ("\"\u{2028}\u{7F}\"", #""\u2028\u007f""#),
    ])
    func reads(_ text: String, _ normal: String) throws {
        #expect(try read(text) == normal)
        #expect(try read(normal) == normal)
    }

    @Test(arguments: [
        ("", 1, 1, "The JSON ends too early."), ("[1", 1, 3, "The JSON ends too early."),
        ("[\n 1 2]", 2, 4, "A comma or an end is missing."),
        ("[1,]", 1, 4, "There is no JSON value here."),
        ("nul", 1, 1, "There is no JSON value here."),
        ("1 2", 1, 3, "Something follows the JSON value."),
        ("{1:2}", 1, 2, "There is no key here."), ("{\"a\" 2}", 1, 6, "A colon is missing."),
        ("{\"a\":1,\n\"a\":2}", 2, 1, "A key occurs twice in one object."),
        ("\"a", 1, 3, "The string does not end."),
        ("\"a\u{1}\"", 1, 3, "The string holds a control character that is not escaped."),
        (#""\x""#, 1, 3, "The escape is unknown."), (#""\"#, 1, 3, "The escape is unknown."),
        (#""\u12g4""#, 1, 6, "The escape has fewer than four hexadecimal digits."),
        (#""\u12"#, 1, 6, "The escape has fewer than four hexadecimal digits."),
        (#""\uD83Dx""#, 1, 8, "The escape is half of a surrogate pair."),
        (#""\uDE00""#, 1, 8, "The escape is half of a surrogate pair."),
        (#""\uD83D\u0041""#, 1, 14, "The escape is half of a surrogate pair."),
        (#""\uD83D\n""#, 1, 9, "The escape is unknown."),
        ("-", 1, 2, "The number is malformed."), ("01", 1, 3, "The number is malformed."),
        ("1.", 1, 3, "The number is malformed."), ("1e", 1, 3, "The number is malformed."),
        ("-x", 1, 2, "The number is malformed."),
    ])
    func refuses(_ text: String, _ line: Int, _ column: Int, _ message: String) {
        let error = error(Array(text.utf8))
        #expect(error?.message == message)
        #expect(error?.isTooLarge == false)
        #expect(error?.place?.line == line)
        #expect(error?.place?.column == column)
    }

    @Test func refusesBytesThatAreNoText() {
        let error = error(Array("[\n\"a".utf8) + [0xFF, 0x22, 0x5D])
        #expect(error?.message == "The text is not UTF-8.")
        #expect(error?.place == JSON.Place(line: 2, column: 3))
        #expect(self.error([0xFF])?.place?.column == 1)
    }

    @Test func saysWhereAndHowToMend() {
        #expect(
            error(Array("[1 2]".utf8))?.description
                == "1:4: A comma or an end is missing. Send valid JSON.")
        #expect(
            error([UInt8](repeating: 0x20, count: 4 << 20 + 1))?.description
                == "The text is larger than 4194304 bytes. Send less at once.")
    }

    @Test func findsWhatIsNotNull() throws {
        let value = try JSON.read(Array(#"{"a":null,"b":1}"#.utf8), limit: 99)
        #expect(value["a"] == nil)
        #expect(value["b"]?.text == "1")
        #expect(value["b"]?["c"] == nil)
    }

    @Test func boundsSizeAndDepth() throws {
        let deep = { (levels: Int) in
            String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
        }
        _ = try read(deep(64))
        #expect(error(Array(deep(65).utf8))?.isTooLarge == true)
        #expect(error(Array(String(repeating: "[", count: 1_000_000).utf8))?.place?.column == 65)
        #expect(error(Array(String(repeating: "{\"a\":", count: 100_000).utf8))?.isTooLarge == true)
        #expect(error([UInt8](repeating: 0x20, count: 4 << 20 + 1))?.isTooLarge == true)
    }

    @Test func rejectsOrReadsAnyBytes() throws {
        let sample = Array(
            #"{"version":"4","alerts":[{"labels":{"a":"b\u00e9"},"n":[1,-0.5e3,true,null]}],"x":{}}"#
                .utf8)
        for seed in UInt64(0)..<400 {
            var random = SeededGenerator(seed: seed)
            var bytes = sample
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let place = Int.random(in: bytes.indices, using: &random)
                switch Int.random(in: 0...2, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                default: bytes.insert(UInt8(ascii: "\""), at: place)
                }
            }
            guard let value = try? JSON.read(bytes, limit: 4 << 20) else { continue }
            let again = try JSON.read(Array(value.text.utf8), limit: 4 << 20).text
            #expect(again == value.text, "seed \(seed)")
        }
    }
}

@Suite struct JSONStreamTests {
    private func read(_ text: String, limit: Int = 1_000) throws -> [String] {
        try JSON.readStream(Array(text.utf8), limit: limit).map(\.text)
    }

    @Test func valuesFollowEachOther() throws {
        #expect(try read("") == [] && read(" \n\u{FEFF}".replacing(" \n", with: "")) == [])
        #expect(
            try read("1 \"a\"[]\n{\"b\":2}{} ") == ["1", "\"a\"", "[]", "{\n  \"b\": 2\n}", "{}"])
        for text in ["{", "[] ]", "{},", "tru"] {
            #expect(throws: JSONError.self, "\(text)") { try read(text) }
        }
        let error = #expect(throws: JSONError.self) { try read("[1,2]", limit: 4) }
        #expect(error?.isTooLarge == true)
    }

    @Test func keysOccurOnce() throws {
        let many = (0..<40).map { "\"k\($0)\":1" }.joined(separator: ",")
        #expect(try JSON.readStream(Array("{\(many)}".utf8), limit: 1_000).count == 1)
        for double in ["\"k0\"", "\"k39\""] {
            #expect(throws: JSONError.self) { try read("{\(many),\(double):2}") }
        }
        // Composed and decomposed letters are different keys.
        #expect(try read("{\"\u{E9}\":1,\"e\u{301}\":2}").count == 1)
    }
}
