import InfraTrack

/// The forms in which git's environment gives times.
enum GitDate {
    /// RFC 3339, git's `@seconds +hhmm`, and `2026-11-23 03:04:05 +0100` as git prints it.
    static func timestamp(_ text: String) -> Timestamp? {
        Timestamp(text) ?? seconds(text) ?? spaced(text)
    }

    private static func seconds(_ text: String) -> Timestamp? {
        let parts = text.drop { $0 == "@" }.split(separator: " ")
        guard (1...2).contains(parts.count), let seconds = Int64(parts[0]) else { return nil }
        guard parts.count == 2 else { return Timestamp(seconds: seconds) }
        guard let zone = zone(parts[1]), let minutes = Int(zone.replacing(":", with: "")) else {
            return nil
        }
        return Timestamp(seconds: seconds, offsetMinutes: minutes / 100 * 60 + minutes % 100)
    }

    private static func spaced(_ text: String) -> Timestamp? {
        let parts = text.replacing("T", with: " ").split(separator: " ")
        guard parts.count == 3, let zone = zone(parts[2]) else { return nil }
        return Timestamp("\(parts[0])T\(parts[1])\(zone)")
    }

    /// `+0100` as `+01:00`.
    private static func zone(_ text: Substring) -> String? {
        guard text.count == 5, text.first == "+" || text.first == "-",
            text.dropFirst().allSatisfy({ "0"..."9" ~= $0 })
        else { return nil }
        return "\(text.prefix(3)):\(text.suffix(2))"
    }
}
