/// The secret beside an AWS access key, as `aws sts … --output text` and key files print it.
enum NeighbourMatcher {
    private static let charset: ByteSet = "A-Za-z0-9/+"
    private static let reach = 400

    static func match(_ line: Line, after end: Int) -> SecretMatch? {
        var index = end
        while index < line.count, index - end < reach, line[index] != 0x0A {
            let stop = line.end(of: charset, from: index, limit: reach)
            if stop - index == 40, line[stop] != UInt8(ascii: "="),
                Strength.isMixed(line.bytes[index..<stop])
            {
                return SecretMatch(index..<stop, "aws-secret-key", isSpecific: true)
            }
            index = stop + 1
        }
        return nil
    }
}
