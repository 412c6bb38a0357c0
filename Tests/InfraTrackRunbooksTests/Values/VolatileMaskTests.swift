import Testing

@testable import InfraTrackRunbooks

@Suite struct VolatileMaskTests {
    @Test(arguments: [
        ("no digits", "no digits"), ("95% of 40G", "95% of 40G"),
        (
            "Active: active (running) since Mon 2026-11-23 03:04:05 UTC; 5min 3s ago",
            "Active: active (running) since Mon <time>; <duration> ago"
        ),
        ("2026-11-23T03:04:05.123Z up", "<time> up"), ("2026-11-23 was", "<time> was"),
        ("Nov 23 03:04:05 web-01 nginx[1234]: x", "<time> web-01 nginx[<pid>]: x"),
        ("Nov  3 03:04:05 2026 GMT", "<time> GMT"), ("Mon Nov 23 03:04:05 2026", "Mon <time>"),
        ("notAfter=Feb 21 03:04:05 2027 GMT", "notAfter=<time> GMT"),
        ("Main PID: 4711 (nginx)", "Main PID: <pid> (nginx)"), ("pid=12 x", "pid=<pid> x"),
        ("took 12ms", "took <duration>"), ("took 3.4 seconds", "took <duration>"), ("12 m", "12 m"),
        ("12 apples", "12 apples"), ("time=0.043 ms", "time=<duration>"),
        ("id 3f2504e0-4f89-11d3-9a0c-0305e82c3301", "id <id>"),
        ("sha 4b825dc642cb6eb9a060e54bf8d69288fbee4904", "sha <id>"),
        ("pod shop-7d9f8b6c5-x2x4z Running", "pod <pod> Running"),
        ("03:04:05 +0100 x", "<time> x"), ("03:04:05.5 UTC", "<time>"),
        ("1.2.3.4:8080", "1.2.3.4:8080"),
        ("a[12] = 3", "a[<pid>] = 3"), ("x [12] y", "x [12] y"), ("v1.22.1", "v1.22.1"),
        ("Novelty 23", "Novelty 23"), ("Nov x", "Nov x"), ("2026-11-233", "2026-11-233"),
        ("2026/11/23 21:32:24 [emerg]", "<time> [emerg]"), ("2026/11/23 x", "2026/11/23 x"),
        ("- [23/Nov/2026:21:32:26 +0000] GET", "- [<time>] GET"), ("a/b/c", "a/b/c"),
        ("21:32:32.247756+00", "<time>"), ("[emerg] 11108#11108: x", "[emerg] <pid>: x"),
        ("12#x", "12#x"), ("serial=7B5820CB3078AC40E7E6", "serial=<id>"), ("12:34", "12:34"),
        ("ü 5s", "ü <duration>"),
    ])
    func whatChangesIsMasked(text: String, masked: String) {
        #expect(VolatileMask.mask(text) == masked)
    }
}
