<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>Actions</name>
    <message>
        <source>Chưa dùng được lúc này; xem điều còn thiếu trên màn hình.</source>
        <translation>Not possible right now; see on the screen what is still missing.</translation>
    </message>
</context>
<context>
    <name>Band</name>
    <message>
        <source>Trạng thái của quầy</source>
        <translation>State of the desk</translation>
    </message>
    <message>
        <source>Giờ của chương trình</source>
        <translation>Time as the program has it</translation>
    </message>
</context>
<context>
    <name>Checklist</name>
    <message>
        <source>Số bản: {0}</source>
        <translation>Copies: {0}</translation>
    </message>
    <message>
        <source> (nếu có)</source>
        <translation> (if any)</translation>
    </message>
    <message>
        <source>Loại bản: {0}</source>
        <translation>Kind of copy: {0}</translation>
    </message>
    <message>
        <source>bản chính</source>
        <translation>original</translation>
    </message>
    <message>
        <source>bản sao chứng thực</source>
        <translation>certified copy</translation>
    </message>
    <message>
        <source>bản chụp</source>
        <translation>photocopy</translation>
    </message>
    <message>
        <source>xuất trình, đối chiếu</source>
        <translation>shown and compared</translation>
    </message>
    <message>
        <source>tra từ cơ sở dữ liệu</source>
        <translation>from a database</translation>
    </message>
</context>
<context>
    <name>Clipboard</name>
    <message>
        <source>Đã chép {0}</source>
        <translation>Copied {0}</translation>
    </message>
    <message>
        <source>Đã chép {0} dòng</source>
        <translation>Copied {0} rows</translation>
    </message>
</context>
<context>
    <name>ClockController</name>
    <message>
        <source>Ngày giờ đúng</source>
        <translation>The right date and time</translation>
    </message>
    <message>
        <source>Sửa theo giờ trên</source>
        <translation>Correct to this</translation>
    </message>
    <message>
        <source>Giờ đúng</source>
        <translation>The time is right</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>Đang lưu hoặc in nốt việc vừa làm; cửa sổ sẽ tự đóng khi xong.</source>
        <translation>Still saving or printing what you asked for; the window closes by itself when done.</translation>
    </message>
    <message>
        <source>Ở lại</source>
        <translation>Stay</translation>
    </message>
    <message>
        <source>Còn {0} giấy tiếp nhận chưa in</source>
        <translation>{0} slips are not printed</translation>
    </message>
    <message>
        <source>Còn {0} việc chưa chuyển về hệ thống trung tâm</source>
        <translation>{0} entries are not handed in yet</translation>
    </message>
    <message>
        <source>Tất cả đã lưu chắc chắn tại quầy và sẽ tự chuyển khi mở lại chương trình.</source>
        <translation>All of it is safe at the desk and is handed in by itself when the program is opened again.</translation>
    </message>
    <message>
        <source>Vẫn đóng</source>
        <translation>Close all the same</translation>
    </message>
</context>
<context>
    <name>DossierController</name>
    <message>
        <source>Đã chép {0}</source>
        <translation>Copied {0}</translation>
    </message>
    <message>
        <source>Ghi nhận “{0}”?</source>
        <translation>Record “{0}”?</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Ghi nhận</source>
        <translation>Record</translation>
    </message>
</context>
<context>
    <name>DossierPane</name>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Chọn một hồ sơ để xem diễn biến.</source>
        <translation>Choose a dossier to see its timeline.</translation>
    </message>
    <message>
        <source>Chép mã</source>
        <translation>Copy code</translation>
    </message>
    <message>
        <source>In giấy tiếp nhận</source>
        <translation>Print slip</translation>
    </message>
    <message>
        <source>Diễn biến</source>
        <translation>Timeline</translation>
    </message>
    <message>
        <source>Mã hồ sơ cấp sau · {0}</source>
        <translation>Code follows later · {0}</translation>
    </message>
    <message>
        <source>In bản sao …</source>
        <translation>Print a copy …</translation>
    </message>
    <message>
        <source>hẹn trả {0}</source>
        <translation>due {0}</translation>
    </message>
    <message>
        <source>ngày do cán bộ ấn định</source>
        <translation>date set by the clerk</translation>
    </message>
    <message>
        <source>quá hạn</source>
        <translation>overdue</translation>
    </message>
    <message>
        <source>đã chuyển về hệ thống</source>
        <translation>handed in</translation>
    </message>
    <message>
        <source>chờ chuyển</source>
        <translation>waiting to be handed in</translation>
    </message>
    <message>
        <source>Người nộp</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Địa chỉ</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>Giấy tờ</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Phí, lệ phí</source>
        <translation>Fees</translation>
    </message>
    <message>
        <source>Trả kết quả</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Sổ theo dõi</source>
        <translation>Register</translation>
    </message>
    <message>
        <source>quyển {0}, số {1}</source>
        <translation>volume {0}, number {1}</translation>
    </message>
    <message>
        <source>Đang ở</source>
        <translation>Now with</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Định danh hồ sơ</source>
        <translation>Dossier identity</translation>
    </message>
</context>
<context>
    <name>DossierTable</name>
    <message>
        <source>Người nộp</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>{0} · quá hạn</source>
        <translation>{0} · overdue</translation>
    </message>
</context>
<context>
    <name>FeeRows</name>
    <message>
        <source>+ Thêm khoản thu</source>
        <translation>+ Add a fee</translation>
    </message>
</context>
<context>
    <name>FindScreen</name>
    <message>
        <source>Tìm hồ sơ</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>tên không dấu, mã hồ sơ, điện thoại, số định danh …</source>
        <translation>name without accents, code, phone, identity number …</translation>
    </message>
    <message>
        <source>Hồ sơ tìm thấy</source>
        <translation>Dossiers found</translation>
    </message>
    <message>
        <source>Không có hồ sơ nào khớp với “{0}” tại quầy này.</source>
        <translation>No dossier known at this desk fits “{0}”.</translation>
    </message>
    <message>
        <source>Gõ vài chữ không dấu, hoặc quét giấy tiếp nhận, thẻ căn cước ở bất cứ đâu trong cửa sổ.</source>
        <translation>Type a few letters without accents, or scan a slip or an identity card anywhere in the window.</translation>
    </message>
</context>
<context>
    <name>IntakeContext</name>
    <message>
        <source>Vì sao ngày này?</source>
        <translation>Why this date?</translation>
    </message>
    <message>
        <source>Giấy tiếp nhận (xem trước)</source>
        <translation>Slip (preview)</translation>
    </message>
    <message>
        <source>Ngày hẹn trả</source>
        <translation>Due date</translation>
    </message>
    <message>
        <source>Sẽ hiện ở đây, cùng lý do, khi đã có người nộp và thủ tục.</source>
        <translation>Shown here with its reasons once applicant and procedure are there.</translation>
    </message>
    <message>
        <source> · còn phải thu {0} đ</source>
        <translation> · {0} đ still to be paid</translation>
    </message>
    <message>
        <source>Phí, lệ phí: {0} đ</source>
        <translation>Fees: {0} đ</translation>
    </message>
    <message>
        <source>Người này đang có hồ sơ cùng thủ tục</source>
        <translation>This person already has a dossier for the same procedure</translation>
    </message>
    <message>
        <source>Trả kết quả ngay</source>
        <translation>Result handed over at once</translation>
    </message>
    <message>
        <source>Hẹn trả: {0}</source>
        <translation>Due: {0}</translation>
    </message>
    <message>
        <source>Ngày hẹn do cán bộ tiếp nhận ấn định; giấy tiếp nhận ghi rõ điều này.</source>
        <translation>The clerk set this date; the slip says so.</translation>
    </message>
</context>
<context>
    <name>IntakeController</name>
    <message>
        <source>Đã tự lưu nháp {0}</source>
        <translation>Draft kept {0}</translation>
    </message>
    <message>
        <source>Bản nháp từ {0}</source>
        <translation>Draft of {0}</translation>
    </message>
    <message>
        <source>Đã nhận thẻ: {0} · {1}</source>
        <translation>Card read: {0} · {1}</translation>
    </message>
    <message>
        <source>Máy quét đã gửi sai bảng mã ({0}); phần mềm đã khôi phục.</source>
        <translation>The scanner garbled the text ({0}); it was restored.</translation>
    </message>
    <message>
        <source>Vừa quét thẻ của {0}</source>
        <translation>The card of {0} was scanned</translation>
    </message>
    <message>
        <source>Hồ sơ đang nhập là của {0}. Thẻ này là của ai?</source>
        <translation>The dossier being entered is {0}&apos;s. Whose card is this?</translation>
    </message>
    <message>
        <source>Người nộp thay</source>
        <translation>Submitter</translation>
    </message>
    <message>
        <source>Chủ hồ sơ</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Bỏ qua</source>
        <translation>Ignore</translation>
    </message>
    <message>
        <source>Đã lưu hồ sơ {0}</source>
        <translation>Dossier {0} is saved</translation>
    </message>
    <message>
        <source>Đã bỏ trống hồ sơ đang nhập.</source>
        <translation>The dossier being entered was cleared.</translation>
    </message>
    <message>
        <source>Lấy lại</source>
        <translation>Take it back</translation>
    </message>
</context>
<context>
    <name>IntakeForm</name>
    <message>
        <source>Chọn thủ tục để hiện danh sách giấy tờ cần nộp.</source>
        <translation>Choose the procedure to see the papers that it needs.</translation>
    </message>
    <message>
        <source>Đủ giấy tờ</source>
        <translation>All papers there</translation>
    </message>
    <message>
        <source>Nội dung yêu cầu giải quyết</source>
        <translation>What is requested</translation>
    </message>
    <message>
        <source>Số bộ hồ sơ</source>
        <translation>Sets</translation>
    </message>
    <message>
        <source>Kênh tiếp nhận</source>
        <translation>Filed by</translation>
    </message>
    <message>
        <source>Trực tiếp</source>
        <translation>In person</translation>
    </message>
    <message>
        <source>Bưu chính</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>Trực tuyến</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Cách trả kết quả</source>
        <translation>How the result is returned</translation>
    </message>
    <message>
        <source>Tại quầy</source>
        <translation>At the counter</translation>
    </message>
    <message>
        <source>Qua bưu chính</source>
        <translation>By post</translation>
    </message>
    <message>
        <source>Áp dụng thời hạn kéo dài</source>
        <translation>The longer term applies</translation>
    </message>
    <message>
        <source>Ngày hẹn trả</source>
        <translation>Due date</translation>
    </message>
    <message>
        <source>Lý do ấn định ngày hẹn</source>
        <translation>Reason for the date set</translation>
    </message>
    <message>
        <source>lý do, nếu danh mục có thời hạn</source>
        <translation>the reason, where the catalogue states a term</translation>
    </message>
    <message>
        <source>Trả kết quả ngay</source>
        <translation>Result handed over at once</translation>
    </message>
    <message>
        <source>Vẫn in giấy tiếp nhận</source>
        <translation>Print a slip all the same</translation>
    </message>
    <message>
        <source>Ghi chú riêng của quầy</source>
        <translation>Desk&apos;s own note</translation>
    </message>
    <message>
        <source>không in lên giấy tiếp nhận</source>
        <translation>not printed on the slip</translation>
    </message>
    <message>
        <source>Người nộp</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>Giấy tờ</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>Request</translation>
    </message>
    <message>
        <source>Số bộ</source>
        <translation>Sets</translation>
    </message>
    <message>
        <source>Phí, lệ phí</source>
        <translation>Fees</translation>
    </message>
    <message>
        <source>Ngày hẹn</source>
        <translation>Due date</translation>
    </message>
    <message>
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Kênh</source>
        <translation>Filed</translation>
    </message>
    <message>
        <source>Trả kết quả</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Danh mục chưa ghi giấy tờ của thủ tục này; hãy đối chiếu với văn bản.</source>
        <translation>The catalogue lists no papers for this procedure; look at the regulation.</translation>
    </message>
    <message>
        <source>Kéo dài: {0}</source>
        <translation>Longer: {0}</translation>
    </message>
</context>
<context>
    <name>IntakeScreen</name>
    <message>
        <source>Hồ sơ mới</source>
        <translation>New dossier</translation>
    </message>
    <message>
        <source>Hồ sơ trống</source>
        <translation>Clear form</translation>
    </message>
    <message>
        <source>Lưu và in</source>
        <translation>Save and print</translation>
    </message>
    <message>
        <source>Lưu, hồ sơ tiếp</source>
        <translation>Save, next</translation>
    </message>
    <message>
        <source>Lưu, cùng người nộp</source>
        <translation>Save, same person</translation>
    </message>
    <message>
        <source>Tiếp nhận</source>
        <translation>Receive</translation>
    </message>
    <message>
        <source>Thiếu: {0}</source>
        <translation>Missing: {0}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>cỡ chữ phóng to thu nhỏ</source>
        <translation>text size zoom in out</translation>
    </message>
    <message>
        <source>Chữ to hơn</source>
        <translation>Larger text</translation>
    </message>
    <message>
        <source>Chữ nhỏ hơn</source>
        <translation>Smaller text</translation>
    </message>
    <message>
        <source>Cỡ chữ thường</source>
        <translation>Ordinary text size</translation>
    </message>
    <message>
        <source>Một cửa — {0}</source>
        <translation>One-stop shop — {0}</translation>
    </message>
</context>
<context>
    <name>NoticeBoard</name>
    <message>
        <source>Thông báo và câu hỏi</source>
        <translation>Notices and questions</translation>
    </message>
    <message>
        <source>Đã rõ</source>
        <translation>Understood</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Gọi việc theo tên</source>
        <translation>Call anything by name</translation>
    </message>
    <message>
        <source>Tên việc cần làm</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>Gõ vài chữ, không cần dấu</source>
        <translation>Type a few letters</translation>
    </message>
    <message>
        <source>Các việc tìm thấy</source>
        <translation>What was found</translation>
    </message>
    <message>
        <source>Không có việc nào tên như vậy. Tìm hồ sơ: F3.</source>
        <translation>Nothing is called that. To find a dossier: F3.</translation>
    </message>
    <message>
        <source>Enter: làm · ↑ ↓: chọn · Esc: quay lại</source>
        <translation>Enter: do it · ↑ ↓: choose · Esc: back</translation>
    </message>
</context>
<context>
    <name>PersonSection</name>
    <message>
        <source>Số định danh</source>
        <translation>Identity no.</translation>
    </message>
    <message>
        <source>Quét thẻ căn cước hoặc gõ số</source>
        <translation>Scan the card or type the number</translation>
    </message>
    <message>
        <source>Đối tượng</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Cá nhân</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Trẻ em</source>
        <translation>Child</translation>
    </message>
    <message>
        <source>Tổ chức</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Họ và tên</source>
        <translation>Full name</translation>
    </message>
    <message>
        <source>Ngày sinh</source>
        <translation>Born</translation>
    </message>
    <message>
        <source>Giới tính</source>
        <translation>Sex</translation>
    </message>
    <message>
        <source>Người đại diện</source>
        <translation>Representative</translation>
    </message>
    <message>
        <source>Địa chỉ</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Điện thoại</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>Thư điện tử</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Nộp thay</source>
        <translation>By another</translation>
    </message>
    <message>
        <source>Họ tên người nộp thay</source>
        <translation>Submitter&apos;s name</translation>
    </message>
    <message>
        <source>Số định danh người nộp thay</source>
        <translation>Submitter&apos;s identity number</translation>
    </message>
    <message>
        <source>Căn cứ nộp thay</source>
        <translation>Submitter&apos;s authority</translation>
    </message>
    <message>
        <source>giấy ủy quyền số …, là cha mẹ, …</source>
        <translation>mandate no. …, being a parent, …</translation>
    </message>
    <message>
        <source>Điện thoại người nộp thay</source>
        <translation>Submitter&apos;s telephone</translation>
    </message>
    <message>
        <source>Đại diện</source>
        <translation>Represented by</translation>
    </message>
    <message>
        <source>Người nộp thay</source>
        <translation>Submitter</translation>
    </message>
    <message>
        <source>Căn cứ</source>
        <translation>Authority</translation>
    </message>
    <message>
        <source>Tên tổ chức</source>
        <translation>Organisation</translation>
    </message>
</context>
<context>
    <name>PrintingController</name>
    <message>
        <source>Đang gửi giấy tiếp nhận tới máy in …</source>
        <translation>Sending the slip to the printer …</translation>
    </message>
    <message>
        <source>Đã in bản sao số {0}</source>
        <translation>Copy number {0} is printed</translation>
    </message>
    <message>
        <source>Đã in giấy tiếp nhận</source>
        <translation>The slip is printed</translation>
    </message>
    <message>
        <source>Giấy tiếp nhận chưa in được; hồ sơ vẫn đã lưu.</source>
        <translation>The slip could not be printed; the dossier is saved all the same.</translation>
    </message>
    <message>
        <source>Để sau</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>In lại</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>Giấy tiếp nhận đã ra khỏi máy in chưa?</source>
        <translation>Did the slip come out of the printer?</translation>
    </message>
    <message>
        <source>Chưa ra, in lại</source>
        <translation>No, print again</translation>
    </message>
    <message>
        <source>Đã ra</source>
        <translation>It came out</translation>
    </message>
</context>
<context>
    <name>ProcedurePicker</name>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>vài chữ không dấu, ví dụ: khai si</source>
        <translation>a few letters without accents, as: khai si</translation>
    </message>
    <message>
        <source>Thủ tục tìm thấy</source>
        <translation>Procedures found</translation>
    </message>
    <message>
        <source>Không có thủ tục nào khớp; hãy gõ ít chữ hơn hoặc gõ mã thủ tục.</source>
        <translation>No procedure fits; type fewer letters or its code.</translation>
    </message>
</context>
<context>
    <name>QueueController</name>
    <message>
        <source>Trung tâm đã ký nhận mọi việc của quầy này.</source>
        <translation>The centre has signed for everything of this desk.</translation>
    </message>
    <message>
        <source>{0} việc của {1} hồ sơ đang chờ, cũ nhất từ {2}. Tất cả đã lưu chắc chắn tại quầy.</source>
        <translation>{0} entries of {1} dossiers wait, the oldest from {2}. All of them are safe at this desk.</translation>
    </message>
    <message>
        <source>Không có việc nào bị trung tâm xếp vào diện cần xem lại.</source>
        <translation>The centre found nothing that needs another look.</translation>
    </message>
    <message>
        <source>Những gì ghi tại quầy này sẽ hiện ở đây, mới nhất trước. Bấm F2 để tiếp nhận hồ sơ.</source>
        <translation>What is written at this desk stands here, the newest first. Press F2 to receive a dossier.</translation>
    </message>
    <message>
        <source>Không có gì chờ chuyển. Khi mất kết nối, việc đã làm sẽ xếp hàng ở đây và tự chuyển sau.</source>
        <translation>Nothing waits. While the line is down work queues up here and is handed in by itself later.</translation>
    </message>
</context>
<context>
    <name>QueueDetail</name>
    <message>
        <source>Chọn một dòng để xem chi tiết.</source>
        <translation>Choose a row to see its details.</translation>
    </message>
    <message>
        <source>Mở hồ sơ</source>
        <translation>Open dossier</translation>
    </message>
    <message>
        <source>Đường truyền</source>
        <translation>Line</translation>
    </message>
    <message>
        <source>Ghi lúc {0} tại {1}</source>
        <translation>Written {0} at {1}</translation>
    </message>
    <message>
        <source>Hệ thống đang được ghi nhận là ngừng. Việc tiếp nhận vẫn như thường.</source>
        <translation>The system is recorded as down. Receiving goes on as usual.</translation>
    </message>
    <message>
        <source>Phần mềm tự nhận biết mất kết nối. Nếu hệ thống trung tâm ngừng vì sự cố, có thể báo tại đây.</source>
        <translation>A lost line is noticed by itself. If the central system is down because of an incident, say so here.</translation>
    </message>
    <message>
        <source>Hệ thống đã hoạt động lại</source>
        <translation>The system works again</translation>
    </message>
    <message>
        <source>Báo hệ thống ngừng</source>
        <translation>Report the system down</translation>
    </message>
    <message>
        <source>Dữ liệu đã lưu chắc chắn tại quầy và sẽ tự chuyển.</source>
        <translation>It is stored safely at this desk and is handed in by itself.</translation>
    </message>
</context>
<context>
    <name>QueueModel</name>
    <message>
        <source>Ghi lúc</source>
        <translation>Written</translation>
    </message>
    <message>
        <source>Đã chờ</source>
        <translation>Waited</translation>
    </message>
    <message>
        <source>Quầy</source>
        <translation>Desk</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Việc</source>
        <translation>What</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Trung tâm đã ký nhận</source>
        <translation>Signed for by the centre</translation>
    </message>
    <message>
        <source>Chờ chuyển</source>
        <translation>Waiting</translation>
    </message>
</context>
<context>
    <name>QueueScreen</name>
    <message>
        <source>Việc chờ chuyển về hệ thống</source>
        <translation>Waiting to be handed in</translation>
    </message>
    <message>
        <source>Tiến độ chuyển</source>
        <translation>Progress of handing in</translation>
    </message>
    <message>
        <source>Danh sách đã thay đổi — tải lại (F5)</source>
        <translation>The list has changed — load again (F5)</translation>
    </message>
    <message>
        <source>Danh sách việc chờ chuyển</source>
        <translation>What waits to be handed in</translation>
    </message>
    <message>
        <source>Chờ chuyển</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Mới ghi tại quầy</source>
        <translation>Written here</translation>
    </message>
    <message>
        <source>Cần xem lại</source>
        <translation>Needs a look</translation>
    </message>
    <message>
        <source>Đã chuyển {0} / {1}</source>
        <translation>Handed in {0} / {1}</translation>
    </message>
    <message>
        <source>{0} · xong khoảng {1}</source>
        <translation>{0} · done about {1}</translation>
    </message>
    <message>
        <source>Chỉ liệt kê {0} việc mới nhất.</source>
        <translation>Only the newest {0} entries are listed.</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Các phần việc</source>
        <translation>Kinds of work</translation>
    </message>
    <message>
        <source>Đổi người</source>
        <translation>Change person</translation>
    </message>
    <message>
        <source>Người khác ngồi vào quầy; bản nháp vẫn còn</source>
        <translation>Somebody else sits down; the draft stays</translation>
    </message>
</context>
<context>
    <name>RuleHelp</name>
    <message>
        <source>Quy định của trường đang gõ</source>
        <translation>The rule behind this field</translation>
    </message>
    <message>
        <source>luật điều</source>
        <translation>law article</translation>
    </message>
    <message>
        <source>“{0}”: không có quy định nào đứng sau trường này.</source>
        <translation>“{0}”: no rule stands behind this field.</translation>
    </message>
    <message>
        <source>Chọn một trường rồi bấm F1 để xem quy định.</source>
        <translation>Go to a field and press F1 to see its rule.</translation>
    </message>
    <message>
        <source>Mọi quy định đang áp dụng</source>
        <translation>All rules in force</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>RulePane</name>
    <message>
        <source>Chọn một quy định để đọc cả câu, giá trị và căn cứ.</source>
        <translation>Choose a rule to read the whole sentence, its value and its source.</translation>
    </message>
</context>
<context>
    <name>RulesModel</name>
    <message>
        <source>Quy định</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>Giá trị</source>
        <translation>Value</translation>
    </message>
    <message>
        <source>Căn cứ</source>
        <translation>Source</translation>
    </message>
    <message>
        <source>Kênh</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>RulesScreen</name>
    <message>
        <source>Lọc quy định</source>
        <translation>Filter the rules</translation>
    </message>
    <message>
        <source>Lọc theo chữ, điều, kênh; không cần dấu</source>
        <translation>Filter by words, article or channel</translation>
    </message>
    <message>
        <source>Quy định</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>Các quy định đang áp dụng</source>
        <translation>The rules in force</translation>
    </message>
    <message>
        <source>Quy chế này không có hiệu lực trong ngày hôm nay; vẫn dùng vì đơn vị đã chọn.</source>
        <translation>This regulation is not in force today; it is used because the office chose it.</translation>
    </message>
    <message>
        <source>{0} quy tắc chưa kiểm chứng: chỉ áp dụng khi đơn vị đã bật.</source>
        <translation>{0} rules are unverified: they apply only where the office switched them on.</translation>
    </message>
    <message>
        <source>{0} quy tắc</source>
        <translation>{0} rules</translation>
    </message>
    <message>
        <source>Không có quy tắc nào như vậy; hãy bớt chữ.</source>
        <translation>There is no such rule; use fewer letters.</translation>
    </message>
</context>
<context>
    <name>ScanRouter</name>
    <message>
        <source>phiếu dự phòng</source>
        <translation>a contingency sheet</translation>
    </message>
    <message>
        <source>bảng kê bưu chính</source>
        <translation>a postal manifest</translation>
    </message>
    <message>
        <source>mã khôi phục của cơ quan</source>
        <translation>the office&apos;s recovery code</translation>
    </message>
    <message>
        <source>Đã nhận ra {0}; cửa sổ này chưa có màn hình cho loại giấy đó.</source>
        <translation>This is {0}; the window has no screen for it yet.</translation>
    </message>
</context>
<context>
    <name>SignInController</name>
    <message>
        <source>Hai lần gõ mật khẩu mới không giống nhau; hãy gõ lại.</source>
        <translation>The two new passwords differ; type them again.</translation>
    </message>
</context>
<context>
    <name>SignInScreen</name>
    <message>
        <source>Người làm việc</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Mật khẩu</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Đăng nhập</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>Chưa nhận được danh sách người làm việc từ hệ thống trung tâm; danh sách sẽ tự hiện khi nhận được.</source>
        <translation>The centre has not told yet who works here; the list appears by itself once it does.</translation>
    </message>
    <message>
        <source>Mật khẩu được cấp</source>
        <translation>Issued password</translation>
    </message>
    <message>
        <source>Mật khẩu mới</source>
        <translation>New password</translation>
    </message>
    <message>
        <source>Gõ lại mật khẩu mới</source>
        <translation>New password again</translation>
    </message>
    <message>
        <source>Đổi mật khẩu</source>
        <translation>Change password</translation>
    </message>
    <message>
        <source>Đăng nhập để bắt đầu làm việc.</source>
        <translation>Sign in to begin to work.</translation>
    </message>
    <message>
        <source>Đặt mật khẩu của riêng mình</source>
        <translation>Choose a password of your own</translation>
    </message>
    <message>
        <source>Mật khẩu đang dùng là mật khẩu được cấp; cần đổi trước khi làm việc.</source>
        <translation>Your password was issued to you; change it before you begin to work.</translation>
    </message>
</context>
<context>
    <name>SlipPicture</name>
    <message>
        <source>Giấy tiếp nhận, xem trước</source>
        <translation>Slip, preview</translation>
    </message>
    <message>
        <source>Hiện đúng như sẽ in, khi đủ thông tin.</source>
        <translation>Shown as it will be printed once everything is there.</translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>Mở</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Chép mã</source>
        <translation>Copy code</translation>
    </message>
    <message>
        <source>Chép cả dòng</source>
        <translation>Copy the whole row</translation>
    </message>
    <message>
        <source>Cột</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>Đặt lại cột</source>
        <translation>Reset columns</translation>
    </message>
</context>
<context>
    <name>Traffic</name>
    <message>
        <source>Gọi việc theo tên</source>
        <translation>Call anything by name</translation>
    </message>
    <message>
        <source>Quay lại tiếp nhận</source>
        <translation>Back to receiving</translation>
    </message>
    <message>
        <source>Đổi người</source>
        <translation>Change person</translation>
    </message>
    <message>
        <source>đăng xuất khóa màn hình</source>
        <translation>sign out lock the screen</translation>
    </message>
</context>
<context>
    <name>_ProblemList</name>
    <message>
        <source>Những điều cần xem lại</source>
        <translation>What needs another look</translation>
    </message>
</context>
<context>
    <name>_Row</name>
    <message>
        <source>Loại khoản thu</source>
        <translation>Kind of fee</translation>
    </message>
    <message>
        <source>Phí</source>
        <translation>Fee</translation>
    </message>
    <message>
        <source>Lệ phí</source>
        <translation>Charge</translation>
    </message>
    <message>
        <source>Tên khoản thu</source>
        <translation>Name of the fee</translation>
    </message>
    <message>
        <source>tên khoản thu</source>
        <translation>name of the fee</translation>
    </message>
    <message>
        <source>Số tiền</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Đã thu</source>
        <translation>Paid</translation>
    </message>
</context>
<context>
    <name>_SavedPage</name>
    <message>
        <source>Đã lưu</source>
        <translation>Saved</translation>
    </message>
    <message>
        <source>Hồ sơ mới</source>
        <translation>New dossier</translation>
    </message>
    <message>
        <source>Xem hồ sơ</source>
        <translation>Open dossier</translation>
    </message>
    <message>
        <source>In giấy tiếp nhận</source>
        <translation>Print slip</translation>
    </message>
    <message>
        <source>Mã hồ sơ cấp sau · {0}</source>
        <translation>Code follows later · {0}</translation>
    </message>
    <message>
        <source>Thiếu: {0}</source>
        <translation>Missing: {0}</translation>
    </message>
    <message>
        <source>Hẹn trả: {0}</source>
        <translation>Due: {0}</translation>
    </message>
    <message>
        <source>Kết quả đã trả ngay tại quầy.</source>
        <translation>The result was handed over at once.</translation>
    </message>
    <message>
        <source>Sổ theo dõi: quyển {0}, số {1}</source>
        <translation>Register: volume {0}, number {1}</translation>
    </message>
</context>
<context>
    <name>_TimelineRow</name>
    <message>
        <source>Trung tâm đã ký nhận</source>
        <translation>Signed for by the centre</translation>
    </message>
    <message>
        <source>Chờ chuyển</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>nhận lúc {0}</source>
        <translation>received {0}</translation>
    </message>
    <message>
        <source>ghi lúc {0}</source>
        <translation>entered {0}</translation>
    </message>
</context>
</TS>
