import StrictJSON

/// asciicast version 1: one JSON object for the whole file, with pauses between the outputs.
enum AsciicastOne {
    static func recording(_ bytes: [UInt8]) -> Recording? {
        if let json = try? JSON.read(bytes, limit: bytes.count) {
            guard json["version"]?.integer == 1 else { return nil }
            guard let items = json["stdout"]?.items else { return nil }
            return recording(json, items)
        }
        return torn(bytes)
    }

    private static func recording(_ json: JSON, _ items: [JSON]) -> Recording {
        var recording = AsciicastHeader(json, version: 1).recording
        var now: Int64 = 0
        for item in items {
            guard let pair = item.items, pair.count == 2, let pause = pair[0].microseconds,
                let data = pair[1].string
            else {
                recording.notes.append("An output of the recording is malformed and was left out.")
                continue
            }
            now = min(now + pause, 1 << 60)
            recording.events.append(RecordingEvent(at: now, kind: .output(Array(data.utf8))))
        }
        return recording
    }

    /// What can be had of a file that breaks off within its list of outputs.
    private static func torn(_ bytes: [UInt8]) -> Recording? {
        guard let list = listStart(bytes),
            let header = try? JSON.read(Array(bytes[..<list.key]) + [0x7D], limit: bytes.count),
            header["version"]?.integer == 1
        else { return nil }
        var items: [JSON] = []
        var start = list.items
        while let end = itemEnd(bytes, from: &start) {
            guard let item = try? JSON.read(Array(bytes[start..<end]), limit: bytes.count) else {
                break
            }
            items.append(item)
            start = end
        }
        var recording = recording(header, items)
        recording.isComplete = false
        recording.notes.append("The file breaks off, so the recording was interrupted.")
        return recording
    }

    /// Where the comma before `"stdout"` is, and the first byte of its list.
    private static func listStart(_ bytes: [UInt8]) -> (key: Int, items: Int)? {
        let key = Array("\"stdout\"".utf8)
        guard let found = bytes.firstRange(of: key),
            let comma = bytes[..<found.lowerBound].lastIndex(of: UInt8(ascii: ",")),
            let bracket = bytes[found.upperBound...].firstIndex(of: UInt8(ascii: "["))
        else { return nil }
        return (comma, bracket + 1)
    }

    /// The end of the next `[…]`; strings in it may hold brackets.
    private static func itemEnd(_ bytes: [UInt8], from start: inout Int) -> Int? {
        guard let bracket = bytes[start...].firstIndex(of: UInt8(ascii: "[")) else { return nil }
        start = bracket
        var isString = false
        var isEscaped = false
        for index in bracket..<bytes.count {
            switch bytes[index] {
            case _ where isEscaped: isEscaped = false
            case UInt8(ascii: "\\") where isString: isEscaped = true
            case UInt8(ascii: "\""): isString.toggle()
            case UInt8(ascii: "]") where !isString: return index + 1
            default: break
            }
        }
        return nil
    }
}
