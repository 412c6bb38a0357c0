import InfraTrack
import InfraTrackTesting
import Testing

@testable import InfraTrackRunbooks

/// With its defaults a runbook is what was recorded, byte for byte.
@Suite struct RoundTripTests {
    /// Checks that every step of a story stands in a runbook's text and comes back.
    static func check(_ ledger: Ledger, template: String = "incident", _ comment: String = "")
        throws
    {
        let runbook = try ledger.generate("round", template: template).value.runbook
        let rendered = Set(runbook.commandBlocks.map { runbook.withDefaults($0.text) })
        for step in try ledger.story.steps {
            #expect(rendered.contains(step.record.command), "\(comment): \(step.record.command)")
        }
    }

    @Test(arguments: RunbookTemplate.builtInNames)
    func hostileCommandsComeBack(template: String) throws {
        let commands = [
            "echo x > '`'", "cat <<'EOF' > f\n```\n````\nEOF",
            "docker ps --format '{{.ID}}' -a > x",
            "helm template '{{ .Values.x }}' > y", "touch $'a\u{1b}[31m'", "touch a\u{7}b",
            "touch 'ü—«»'",
            "rm -- '# not a heading'", "mv '| a |' b", "touch \"a\nb\n\nc\"", "touch 'trailing '  ",
            "touch ~~~", "touch '<!-- -->'", "touch '---'", "touch ${HOST} $SERVER ${SERVER_2}",
            "touch '&amp; <b> \\* [x](y)'", "cp web-01 10.0.0.1 ${ADDRESS}", "touch \t tab",
            "curl -X POST -u a:«redacted:password:1» http://web-01:8080/2026-11-23/",
            "touch «redacted:token:1»«redacted:token:2»", "scp web-01:/a/b/c /home/marcus/x",
            "touch " + String(repeating: "10.0.0.1 x", count: 200),
        ]
        try Self.check(Ledger(commands.map { .init($0) }), template: template)
    }

    @Test func aMegabyteComesBack() throws {
        let text = "touch " + String(repeating: "argument-10.0.0.1 ", count: 58_000) + "end"
        try Self.check(Ledger([.init(text)]))
    }

    @Test func randomCommandsComeBack() throws {
        let words = [
            "web-01", "10.0.0.1", "10.0.0.0/8", "${HOST}", "$X", "'web-01'", "\"web-01\"", "-n",
            "shop",
            "kubectl", "ssh", "a=web-01", "marcus@web-01:/srv/x/y", "http://web-01:80/x", "|", "&&",
            ";",
            "\\", "'", "\"", "«redacted:token:1»", "2026-11-23", "v1.2.3", "i-0abcdef12",
            "/srv/x/y", "~/x",
            "shop-7d9f8b6c5-x2x4z", "<<EOF", "<<'EOF'", "\n", "EOF", "`", "```", "(", ")", "{", "}",
            "ü",
            "3f2504e0-4f89-11d3-9a0c-0305e82c3301", "arn:aws:x", ",", ":", "::1", "=", "@", "touch",
            "rm",
        ]
        var random = SeededWords(seed: 20_261_123)
        for round in 0..<40 {
            var entries: [Ledger.Entry] = []
            for _ in 0..<12 {
                let text = (0..<Int.random(in: 1...9, using: &random)).map { _ in
                    words[Int.random(in: words.indices, using: &random)]
                        + (Bool.random(using: &random) ? " " : "")
                }.joined()
                guard !text.allSatisfy(\.isWhitespace) else { continue }
                entries.append(.init(text, output: text.contains("`````") ? "" : "out \(text)"))
            }
            try Self.check(Ledger(entries), "seed 20261123, round \(round)")
        }
    }
}

/// SplitMix64.
struct SeededWords: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
