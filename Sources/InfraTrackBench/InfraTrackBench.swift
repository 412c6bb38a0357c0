import Foundation
import InfraTrack

/// Measures the library on a generated store; prints rows of name, value, unit and target.
@main
enum InfraTrackBench {
    static func main() throws {
        var arguments = CommandLine.arguments.dropFirst()
        let call = arguments.popFirst() ?? ""
        if call == "redact" { return RedactionBench().run() }
        guard let directory = arguments.popFirst() else { return usage() }
        switch call {
        case "generate":
            var generator = StoreGenerator(options: Array(arguments))
            try generator.write(to: directory)
        case "run": try Measurements(directory).run()
        case "billing": try Measurements(directory).runBilling()
        case "report": try Measurements(directory).reportOften()
        case "open": try Measurements(directory).openOften()
        case "inventory":
            var inventory = InventoryMeasurements(directory)
            try inventory.run()
        case "runbooks": try RunbookMeasurements(directory).run()
        case "taskwarrior": try TaskwarriorExport.print(directory)
        case "ingest": try Measurements(directory).ingest()
        case "storm": try Storm(url: directory, options: Array(arguments)).run()
        default: usage()
        }
    }

    private static func usage() {
        FileHandle.standardError.write(
            Data(
                """
                usage: infratrack-bench generate|run|billing|open|report|ingest|inventory|runbooks|taskwarrior DIR
                           [--tasks N] [--components N] [--entries N]
                       infratrack-bench redact
                       infratrack-bench storm http://HOST:PORT/PATH [--alerts N] [--first N]
                           [--connections N] [--header LINE] [--acknowledged FILE]

                """.utf8))
        exit(64)
    }
}

extension Surroundings {
    /// A fixed author and ids that repeat from run to run.
    static func bench() -> Surroundings {
        let clock = ContinuousClock()
        let begin = clock.now
        return Surroundings(
            now: {
                let passed = (clock.now - begin).components
                return Timestamp(seconds: 1_795_400_000 + passed.seconds)
            },
            entropy: { UInt64.random(in: .min ... .max) },
            author: Person(name: "Marcus Weber", email: "marcus@example.org"))
    }
}
