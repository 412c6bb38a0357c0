import Foundation

/// Takes times and prints them.
enum Stopwatch {
    private static let clock = ContinuousClock()

    /// The median of several runs, in microseconds.
    static func median(_ runs: Int, _ body: () throws -> Void) rethrows -> Double {
        var times: [Double] = []
        for _ in 0..<runs { times.append(try time(body)) }
        return times.sorted()[runs / 2]
    }

    /// One run, in microseconds.
    static func time(_ body: () throws -> Void) rethrows -> Double {
        let start = clock.now
        try body()
        let passed = (clock.now - start).components
        return Double(passed.seconds) * 1e6 + Double(passed.attoseconds) / 1e12
    }

    static func row(_ name: String, _ value: Double, _ unit: String, _ target: String) {
        // At once, for some of them take long.
        let text = "\(name)\t\(String(format: "%.2f", value))\t\(unit)\t\(target)\n"
        FileHandle.standardOutput.write(Data(text.utf8))
    }
}
