import Foundation
import InfraTrackReceiver

exit(await ReceiverProgram.main())
