import Foundation
import InfraTrack
import InfraTrackSecrets

/// How fast output is redacted: plain, full of keywords, full of secrets, and made to be slow.
struct RedactionBench {
    private let clock = ContinuousClock()
    private static let size = 16 << 20

    func run() {
        for (name, lines) in Self.texts {
            measure("redact \(name)", Self.text(lines), "> 100")
        }
        for (name, piece) in Self.hostile {
            measure(
                "redact hostile: \(name)",
                String(repeating: piece, count: (1 << 18) / piece.utf8.count), "")
        }
        // Twice the text takes twice the time, whatever is in it.
        for (name, piece) in Self.hostile {
            let times = [1 << 16, 1 << 18].map { size in
                seconds(of: String(repeating: piece, count: size / piece.utf8.count))
            }
            row("time for four times \(name)", times[1] / times[0], "times", "about 4")
        }
    }

    private func measure(_ name: String, _ text: String, _ target: String) {
        let best = (0..<3).map { _ in seconds(of: text) }.min() ?? 1
        row(name, Double(text.utf8.count) / 1e6 / best, "MB/s", target)
    }

    private func seconds(of text: String) -> Double {
        var scope = RedactionScope()
        let start = clock.now
        blackHole(SecretRules.standard.redact(text, in: &scope).utf8.count)
        let passed = (clock.now - start).components
        return Double(passed.seconds) + Double(passed.attoseconds) / 1e18
    }

    private func row(_ name: String, _ value: Double, _ unit: String, _ target: String) {
        let text = "\(name)\t\(String(format: "%.1f", value))\t\(unit)\t\(target)\n"
        FileHandle.standardOutput.write(Data(text.utf8))
    }

    /// The lines over and over, with numbers in the place of `%`.
    private static func text(_ lines: [String]) -> String {
        let random = SeededEntropy(7)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(size + 1000)
        while bytes.count < size {
            for line in lines {
                for byte in line.utf8 {
                    bytes.append(
                        byte == UInt8(ascii: "%") ? 0x30 + UInt8(random.next() % 10) : byte)
                }
                bytes.append(0x0A)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let texts: [(String, [String])] = [
        (
            "build log",
            [
                "[%%/%%%] Compiling Module file_%%%%.swift with optimisation level %",
                "gcc -O2 -Wall -Iinclude -c src/server/http_%%%.c -o build/server/http_%%%.o",
                "  CC      drivers/net/ethernet/intel/e1000/e1000_main_%%.o",
                "warning: unused variable 'count' declared at line %%% [-Wunused-variable]",
            ]
        ),
        (
            "server log",
            [
                "2026-11-23T0%:%%:%%.%%%Z INFO  web-0%  GET /api/v1/orders/%%%%%%% 200 %%ms",
                "Nov 23 0%:%%:%% db-01 postgres[%%%%%]: LOG:  checkpoint complete: wrote %%% buffers",
                "10.%.%%.%%% - - [23/Nov/2026:0%:%%:%% +0000] \"POST /v2/items HTTP/1.1\" 201 %%%%",
                "web-7d4b9c6f5d-x%x%z   1/1   Running   0   %d",
            ]
        ),
        (
            "text full of keywords",
            [
                "level=info msg=\"token renewed\" user=bob%% session=%%%%%%%% tokens=%%",
                "auth: key exchange done, author=alice, keys=%, token_type=bearer, max_tokens=%%%%",
                "the password policy needs a key; see the secret of the author in auth/keys.md",
                "INFO SecretManager - secret name db-%%%/password loaded, key_id=%%%%, cached",
            ]
        ),
        (
            "text full of secrets",
            [
                "DB_PASSWORD=hunter2-%%%%%% API_TOKEN=abcdef%%%%%%%%%%",
                "Authorization: Bearer abcdefghijklmnop%%%%%%%%%%%%",
                "postgres://bob:secret%%%%@db-01/app",
                "{\"password\":\"correct-%%%%\",\"user\":\"bob\"}",
            ]
        ),
    ]

    private static let hostile: [(String, String)] = [
        ("password=$(", "password=$("), ("auth=", "auth="), ("token:/", "token:/"),
        ("-eyJ", "-eyJ"), ("set-cookie: a=${", "set-cookie: a=${"), ("password=a(", "password=a("),
        ("--from-literal=a=$(", "--from-literal=a=$("), ("authorization:$(", "authorization:$("),
        ("AKIA", "AKIAIOSFODNN7EXAMPLE/"), ("BEGIN", "-----BEGIN RSA PRIVATE KEY-----\n"),
        ("://", "a://b:"), ("echo", "echo 'a"), ("mysql", "mysql -p"), ("key", "keykeykey"),
    ]
}
