import InfraTrack
import TestSupport
import Testing

@Suite struct DurationTextTests {
    @Test(arguments: [
        ("0", 0), ("90", 90_000_000), ("0.0421", 42_100), ("1.000001", 1_000_001), ("0.123456789", 123_456),
        ("1h30m", 5_400_000_000), ("45s", 45_000_000), ("1d2h3m4s", 93_784_000_000), ("0m", 0),
    ] as [(String, Int64)]) func reads(text: String, micros: Int64) {
        #expect(DurationText.microseconds(text) == micros)
    }

    @Test(arguments: [
        "", "h", "1", "1x", "1m1h", "1h1h", "1h30", "-1", "1.", ".5", "1.2.3", "1.0123456789", " 1", "1 h",
        "99999999999999999999", "9223372036854", "9999999999999d", "99999999999999999999s",
        "4611686018427387904d", "106751990d9223372036854s", "1.x",
    ].filter { $0 != "1" }) func refuses(text: String) {
        #expect(DurationText.microseconds(text) == nil)
    }

    @Test func textRoundTrips() {
        var generator = SeededGenerator(seed: 13)
        for round in 0..<2000 {
            let micros = Int64.random(in: 0...4_000_000_000_000, using: &generator)
            let text = DurationText.seconds(microseconds: micros)
            #expect(DurationText.microseconds(text) == micros, "seed 13, round \(round): \(text)")
            #expect(!text.contains(".") || text.last != "0")
        }
        #expect(DurationText.seconds(microseconds: -1_500_000) == "-1.5")
        #expect(DurationText.seconds(microseconds: 1_000_000) == "1")
    }
}

@Suite struct SlugTests {
    @Test(arguments: [
        ("Rotate the nginx certificates", "rotate-the-nginx-certificates"),
        ("  --A--  ", "a"), ("Größe: 5 % é", "groesse-5-e"), ("../../etc/passwd", "etc-passwd"),
        ("日本語", ""), ("e\u{301}a", "ea"), ("a\nb", "a-b"), ("", ""), ("²³½", ""), ("ﬁ", ""), ("İ", "i"),
        ("Disk full on db-01.prod.acme.example", "disk-full-on-db-01-prod-acme-example"),
        ("upgrade the shop database from version fourteen", "upgrade-the-shop-database-from-version"),
        (String(repeating: "x", count: 60), String(repeating: "x", count: 40)),
    ]) func slug(text: String, slug: String) { #expect(Layout.slug(text) == slug) }

    @Test func datedPathsAreUTC() throws {
        let time = try #require(Timestamp("2026-12-01T00:30:00+01:00"))
        let id = try #require(RecordID("k3f9q2m7xd"))
        #expect(Layout.datedPath(.task, time, id, slug: "A b") == "tasks/2026-11/30/k3f9q2m7xd-a-b.md")
        #expect(Layout.datedPath(.time, time, id, slug: nil) == "time/2026-11/30/k3f9q2m7xd.md")
        #expect(Layout.datedPath(.task, time, id, slug: "…") == "tasks/2026-11/30/k3f9q2m7xd.md")
        #expect(Layout.kind(ofPath: "tasks/x.md") == .task)
        #expect(Layout.kind(ofPath: "tasks/x.txt") == nil)
        #expect(Layout.kind(ofPath: "x.md") == nil)
    }
}
