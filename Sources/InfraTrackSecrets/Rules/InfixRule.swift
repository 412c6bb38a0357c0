/// A secret that is known by something in its middle.
struct InfixRule: Sendable {
    let id: String
    let infix: String
    /// What may stand before the infix, and how much of it.
    let before: ByteSet
    let beforeLength: ClosedRange<Int>
    /// What follows it, and how much.
    let after: ByteSet
    let afterLength: ClosedRange<Int>

    static let all = [
        InfixRule(
            id: "terraform-token", infix: ".atlasv1.", before: .alphanumeric, beforeLength: 14...14,
            after: "A-Za-z0-9_=-", afterLength: 40...Int.max),
        InfixRule(
            id: "azure-client-secret", infix: "Q~", before: "A-Za-z0-9_~.", beforeLength: 4...4,
            after: "A-Za-z0-9_~.-", afterLength: 30...40),
        InfixRule(
            id: "telegram-token", infix: ":AA", before: .digits, beforeLength: 8...10,
            after: .token, afterLength: 32...34),
    ]

    func match(_ line: Line, at position: Int) -> SecretMatch? {
        let start = line.start(of: before, before: position, limit: beforeLength.upperBound)
        guard beforeLength.contains(position - start), Boundary.isBefore(line, start) else {
            return nil
        }
        let from = position + infix.utf8.count
        let end = line.end(of: after, from: from)
        guard afterLength.contains(end - from) else { return nil }
        return SecretMatch(start..<end, id, isSpecific: true)
    }
}
