import Foundation
import TestSupport

extension TemporaryDirectory {
    func writeSecret(_ text: String, to name: String, permissions: Int = 0o600) throws {
        try write(text, to: name)
        try FileManager.default.setAttributes(
            [.posixPermissions: permissions], ofItemAtPath: appending(name))
    }
}
