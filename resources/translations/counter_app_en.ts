<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>AboutSection</name>
    <message>
        <source>Giới thiệu</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Khi báo lỗi, hãy đọc cho người hỗ trợ các dòng này và mở mục Tự kiểm tra.</source>
        <translation>When you report a fault, read these lines to the support person and open Self-check.</translation>
    </message>
    <message>
        <source>Phần mềm tiếp nhận hồ sơ tại Bộ phận Một cửa</source>
        <translation>Receiving dossiers at the one-stop shop</translation>
    </message>
    <message>
        <source>Phiên bản</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Dữ liệu nằm ở</source>
        <translation>The data lie in</translation>
    </message>
    <message>
        <source>Dữ liệu được mã hóa và gắn với máy này; chép tệp sang máy khác không mở được. Mở lại bằng mã khôi phục đã in khi ghi danh.</source>
        <translation>The data are encrypted and bound to this PC; a copy does not open on another. The recovery code printed at enrolment opens them again.</translation>
    </message>
    <message>
        <source>Đường dây nóng của cơ quan: {0}</source>
        <translation>The office&apos;s hotline: {0}</translation>
    </message>
    <message>
        <source>Cơ quan chưa khai số đường dây nóng.</source>
        <translation>The office has not named a hotline.</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>Chưa dùng được lúc này; xem điều còn thiếu trên màn hình.</source>
        <translation>Not possible right now; see on the screen what is still missing.</translation>
    </message>
</context>
<context>
    <name>AnswerForm</name>
    <message>
        <source>Kết quả</source>
        <translation>Outcome</translation>
    </message>
    <message>
        <source>Nội dung trả lời</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Số văn bản trả lời (nếu có)</source>
        <translation>Number of the letter (if any)</translation>
    </message>
</context>
<context>
    <name>Answering</name>
    <message>
        <source>Đã ghi nhận: {0}</source>
        <translation>Recorded: {0}</translation>
    </message>
</context>
<context>
    <name>ArrivalCard</name>
    <message>
        <source>Nộp trực tuyến · {0}</source>
        <translation>Filed online · {0}</translation>
    </message>
</context>
<context>
    <name>ArrivalTable</name>
    <message>
        <source>Người nộp</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Kết quả</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Từ bộ phận</source>
        <translation>From the unit</translation>
    </message>
    <message>
        <source>Chưa ghi được
{0}</source>
        <translation>Not recorded
{0}</translation>
    </message>
    <message>
        <source>được giải quyết</source>
        <translation>granted</translation>
    </message>
    <message>
        <source>từ chối giải quyết</source>
        <translation>refused</translation>
    </message>
    <message>
        <source>{0} · gọi báo trước: kết quả sớm
{1}</source>
        <translation>{0} · call: early result
{1}</translation>
    </message>
</context>
<context>
    <name>ArrivalWatch</name>
    <message>
        <source>Hồ sơ trực tuyến mới: {0}; chờ trả lời: {1}{2}.</source>
        <translation>New online dossiers: {0}; waiting for an answer: {1}{2}.</translation>
    </message>
    <message>
        <source>Để sau</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Mở hồ sơ trực tuyến</source>
        <translation>Open online dossiers</translation>
    </message>
</context>
<context>
    <name>AskedTable</name>
    <message>
        <source>Đề nghị lúc</source>
        <translation>Asked at</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Cần duyệt</source>
        <translation>To be approved</translation>
    </message>
    <message>
        <source>Người đề nghị</source>
        <translation>Asked by</translation>
    </message>
</context>
<context>
    <name>AttachingForm</name>
    <message>
        <source>Đính kèm: {0}</source>
        <translation>Attach: {0}</translation>
    </message>
    <message>
        <source>Đã đính kèm bản số hóa.</source>
        <translation>The digital copy is attached.</translation>
    </message>
    <message>
        <source>Dùng lại giấy tờ của hồ sơ {0}</source>
        <translation>Use a paper of dossier {0} again</translation>
    </message>
    <message>
        <source>Tệp được gửi kèm thư cho người nộp.</source>
        <translation>The file goes to the citizen by mail.</translation>
    </message>
    <message>
        <source>Thư cho người nộp, nếu chưa gửi, sẽ đi khi tệp này được ký số.</source>
        <translation>The letter to the citizen, if it has not gone yet, goes when this file is signed.</translation>
    </message>
</context>
<context>
    <name>Band</name>
    <message>
        <source>Trạng thái của quầy</source>
        <translation>State of the desk</translation>
    </message>
    <message>
        <source>Giờ của phần mềm</source>
        <translation>Time as the program has it</translation>
    </message>
</context>
<context>
    <name>CalendarController</name>
    <message>
        <source>Chỉ lãnh đạo bộ phận hoặc quản trị ghi được lịch.</source>
        <translation>Only a supervisor or an administrator may write in the calendar.</translation>
    </message>
    <message>
        <source>Đã ghi ngày {0} vào lịch.</source>
        <translation>{0} is written in the calendar.</translation>
    </message>
    <message>
        <source>Áp dụng cho hồ sơ nhận từ bây giờ; ngày hẹn đã in giữ nguyên.</source>
        <translation>It holds for dossiers received from now on; printed dates stay.</translation>
    </message>
</context>
<context>
    <name>CalendarSection</name>
    <message>
        <source>Lịch làm việc</source>
        <translation>Office calendar</translation>
    </message>
    <message>
        <source>Ngày có dấu hỏi lấy từ thư viện lịch, chưa được xác nhận: phải có quyết định hoặc thông báo của cơ quan. Lãnh đạo bộ phận hoặc quản trị ghi số và ngày của văn bản đó.

Ghi lịch chỉ có tác dụng với hồ sơ nhận sau này. Ngày hẹn đã in trên giấy tiếp nhận không bao giờ tự đổi.</source>
        <translation>Days with a question mark come from a library and are not confirmed: the office&apos;s decision or notice is needed. A supervisor or an administrator enters its number and date.

The calendar works on dossiers received later. A date printed on a slip never moves by itself.</translation>
    </message>
    <message>
        <source>Tháng trước</source>
        <translation>Month before</translation>
    </message>
    <message>
        <source>Tháng sau</source>
        <translation>Month after</translation>
    </message>
    <message>
        <source>Tháng này</source>
        <translation>This month</translation>
    </message>
    <message>
        <source>Ngày chưa xác nhận tiếp theo</source>
        <translation>Next day not confirmed</translation>
    </message>
    <message>
        <source>Các ngày trong tháng</source>
        <translation>The days of the month</translation>
    </message>
    <message>
        <source>Chọn một ngày trong bảng.</source>
        <translation>Choose a day in the table.</translation>
    </message>
    <message>
        <source>Ngày này là</source>
        <translation>This day is</translation>
    </message>
    <message>
        <source>Ngày nghỉ</source>
        <translation>A day off</translation>
    </message>
    <message>
        <source>Ngày làm việc, làm bù</source>
        <translation>A working day</translation>
    </message>
    <message>
        <source>Giờ làm việc riêng</source>
        <translation>Hours of its own</translation>
    </message>
    <message>
        <source>Số quyết định, thông báo</source>
        <translation>Number of the decision</translation>
    </message>
    <message>
        <source>Ngày ký</source>
        <translation>Date signed</translation>
    </message>
    <message>
        <source>Ghi vào lịch</source>
        <translation>Write it in the calendar</translation>
    </message>
    <message>
        <source>Số và ngày ký của quyết định, thông báo</source>
        <translation>Number and date of the decision</translation>
    </message>
    <message>
        <source>Chưa có ngày lễ nào được biết cho năm {0}.</source>
        <translation>No public holidays are known for {0}.</translation>
    </message>
    <message numerus="yes">
        <source>%n ngày của năm {0} chưa được xác nhận (ghi dấu hỏi).</source>
        <translation>
            <numerusform>%n day of {0} is not confirmed (question mark).</numerusform>
            <numerusform>%n days of {0} are not confirmed (question mark).</numerusform>
        </translation>
    </message>
    <message>
        <source>Căn cứ: {0}</source>
        <translation>Source: {0}</translation>
    </message>
    <message>
        <source>Hãy chọn trong bảng ngày cần ghi, rồi ghi vào lịch.</source>
        <translation>Choose the day in the table, then write it into the calendar.</translation>
    </message>
</context>
<context>
    <name>CalledByName</name>
    <message>
        <source>Sổ theo dõi hồ sơ: in, khóa sổ</source>
        <translation>Register: print, close</translation>
    </message>
    <message>
        <source>quyển năm kỳ</source>
        <translation>volume year span</translation>
    </message>
    <message>
        <source>Báo cáo số liệu của một kỳ</source>
        <translation>Report of a period&apos;s figures</translation>
    </message>
    <message>
        <source>thống kê số liệu kỳ quý năm chậm muộn quá hạn Excel</source>
        <translation>statistics figures period quarter year late overdue Excel</translation>
    </message>
    <message>
        <source>Báo sự cố: in phiếu yêu cầu xử lý</source>
        <translation>Tell of an incident: print the notice</translation>
    </message>
    <message>
        <source>sự cố lỗi dịch vụ công trực tuyến cổng phụ lục IV</source>
        <translation>incident fault online service portal annex IV</translation>
    </message>
    <message>
        <source>Phiếu dự phòng: in tập mới, kiểm từng tờ</source>
        <translation>Contingency sheets: print a pad, account for each</translation>
    </message>
    <message>
        <source>mất điện, nhập bù, cuống phiếu</source>
        <translation>power cut, back-entry, stub</translation>
    </message>
</context>
<context>
    <name>CardTaking</name>
    <message>
        <source>Đã nhận thẻ: {0} · {1}</source>
        <translation>Card read: {0} · {1}</translation>
    </message>
    <message>
        <source>Máy quét đã gửi sai bảng mã ({0}); phần mềm đã khôi phục.</source>
        <translation>The scanner sent the wrong code page ({0}); the program has put it right.</translation>
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
</context>
<context>
    <name>CheckSection</name>
    <message>
        <source>Tự kiểm tra</source>
        <translation>Self-check</translation>
    </message>
    <message>
        <source>Xem máy này có dùng được cho quầy không. Không thay đổi gì; mất vài giây, vẫn làm việc bình thường.</source>
        <translation>Is this PC fit for a counter? Changes nothing, takes a few seconds, work goes on.</translation>
    </message>
    <message>
        <source>Kiểm tra máy này</source>
        <translation>Check this PC</translation>
    </message>
    <message>
        <source>Đang kiểm tra …</source>
        <translation>Checking …</translation>
    </message>
    <message numerus="yes">
        <source>%n mục cần xem lại.</source>
        <translation>
            <numerusform>%n point needs a look.</numerusform>
            <numerusform>%n points need a look.</numerusform>
        </translation>
    </message>
    <message>
        <source>Không thấy gì sai trên máy này.</source>
        <translation>Nothing wrong was found on this PC.</translation>
    </message>
</context>
<context>
    <name>Checklist</name>
    <message>
        <source>Loại bản: {0}</source>
        <translation>Kind of copy: {0}</translation>
    </message>
    <message>
        <source>Số bản: {0}</source>
        <translation>Copies: {0}</translation>
    </message>
    <message>
        <source>Loại bản thứ hai: {0}</source>
        <translation>Second kind of copy: {0}</translation>
    </message>
    <message>
        <source>Số bản thứ hai: {0}</source>
        <translation>Number of the second kind: {0}</translation>
    </message>
    <message>
        <source>Thêm loại bản thứ hai: {0}</source>
        <translation>Add a second kind of copy: {0}</translation>
    </message>
    <message>
        <source> (nếu có)</source>
        <translation> (if any)</translation>
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
    <name>ChoiceRow</name>
    <message>
        <source>Khác …</source>
        <translation>Other …</translation>
    </message>
    <message>
        <source>Danh sách khác</source>
        <translation>Other lists</translation>
    </message>
</context>
<context>
    <name>ClaimedTable</name>
    <message>
        <source>Báo lúc</source>
        <translation>Said at</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Số tiền</source>
        <translation>Amount</translation>
    </message>
    <message>
        <source>Nội dung chuyển khoản</source>
        <translation>Purpose of the transfer</translation>
    </message>
</context>
<context>
    <name>Clipboard</name>
    <message>
        <source>Đã chép {0}</source>
        <translation>Copied {0}</translation>
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
    <message>
        <source>{0} là đúng</source>
        <translation>{0} is right</translation>
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
    <message numerus="yes">
        <source>Còn %Ln việc chưa chuyển về hệ thống trung tâm</source>
        <translation>
            <numerusform>%Ln entry is not handed in yet</numerusform>
            <numerusform>%Ln entries are not handed in yet</numerusform>
        </translation>
    </message>
    <message>
        <source>Tất cả đã lưu chắc chắn tại quầy và sẽ tự chuyển khi mở lại phần mềm.</source>
        <translation>All of it is safe at the desk and is handed in by itself when the program is opened again.</translation>
    </message>
    <message>
        <source>Kiểm đếm</source>
        <translation>Count it</translation>
    </message>
    <message>
        <source>Vẫn đóng</source>
        <translation>Close all the same</translation>
    </message>
    <message numerus="yes">
        <source>Còn %n giấy tiếp nhận chưa in</source>
        <translation>
            <numerusform>%n slip is not printed</numerusform>
            <numerusform>%n slips are not printed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n giấy tiếp nhận chưa rõ đã ra khỏi máy in chưa</source>
        <translation>
            <numerusform>%n slip of which nobody knows whether it came out</numerusform>
            <numerusform>%n slips of which nobody knows whether they came out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CodeLetters</name>
    <message>
        <source>Mã khôi phục</source>
        <translation>Recovery code</translation>
    </message>
</context>
<context>
    <name>ComponentRow</name>
    <message>
        <source>Giấy tờ thêm</source>
        <translation>Further paper</translation>
    </message>
    <message>
        <source>Tên giấy tờ</source>
        <translation>Name of the paper</translation>
    </message>
    <message>
        <source>tên giấy tờ</source>
        <translation>name of the paper</translation>
    </message>
    <message>
        <source>Loại bản: {0}</source>
        <translation>Kind of copy: {0}</translation>
    </message>
    <message>
        <source>Số bản: {0}</source>
        <translation>Copies: {0}</translation>
    </message>
</context>
<context>
    <name>CopiesPanel</name>
    <message>
        <source>Số hóa giấy tờ</source>
        <translation>Digitise papers</translation>
    </message>
    <message>
        <source>Tiến độ đọc tệp</source>
        <translation>Progress of reading</translation>
    </message>
    <message>
        <source>Dừng đọc tệp</source>
        <translation>Stop reading</translation>
    </message>
    <message>
        <source>Chọn tệp</source>
        <translation>Choose files</translation>
    </message>
    <message>
        <source>Dán tệp</source>
        <translation>Paste a file</translation>
    </message>
    <message>
        <source>Ký số</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>Dùng lại giấy tờ đã nộp</source>
        <translation>Use an earlier paper again</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Hình trang giấy sẽ đính kèm</source>
        <translation>Picture of the page to be attached</translation>
    </message>
    <message>
        <source>Xem</source>
        <translation>Look</translation>
    </message>
    <message numerus="yes">
        <source>%n tệp chờ ký số ({0}).</source>
        <translation>
            <numerusform>%n copy is to be signed ({0}).</numerusform>
            <numerusform>%n copies are to be signed ({0}).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tệp chờ gửi</source>
        <translation>
            <numerusform>%n to be sent</numerusform>
            <numerusform>%n to be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tệp, {0}. Kéo thả thêm tệp vào đây, dán tệp, hoặc chọn tệp.</source>
        <translation>
            <numerusform>%n copy, {0}. Drop more files here, paste one, or choose files.</numerusform>
            <numerusform>%n copies, {0}. Drop more files here, paste one, or choose files.</numerusform>
        </translation>
    </message>
    <message>
        <source>Dùng lại</source>
        <translation>Use again</translation>
    </message>
    <message>
        <source>Từ hồ sơ {0}</source>
        <translation>From dossier {0}</translation>
    </message>
    <message>
        <source>Giấy tờ người này đã nộp ở hồ sơ khác, còn trên máy này. Chỉ dùng lại khi người nộp đồng ý.</source>
        <translation>Papers of this person in other dossiers that are on this PC. Used again only if the citizen agrees.</translation>
    </message>
    <message>
        <source>Trên máy này chưa có giấy tờ nào của người này ở hồ sơ khác.</source>
        <translation>This PC has no papers of this person from other dossiers.</translation>
    </message>
    <message>
        <source>Đang đọc tệp {0}/{1}: {2}</source>
        <translation>Reading file {0}/{1}: {2}</translation>
    </message>
    <message>
        <source>Chưa có bản số hóa nào. Kéo thả tệp PDF hoặc ảnh JPEG vào đây, dán tệp, hoặc chọn tệp; mỗi tệp không quá 20 MB, nên quét từ 200 dpi.</source>
        <translation>No digital copy yet. Drop PDF or JPEG files here, paste one, or choose files; at most 20 MB each, better scanned at 200 dpi or more.</translation>
    </message>
    <message>
        <source>tất cả đã gửi</source>
        <translation>all sent</translation>
    </message>
    <message>
        <source>Chọn tệp của giấy tờ đã quét</source>
        <translation>Choose files of scanned papers</translation>
    </message>
    <message>
        <source>Giấy tờ đã quét (*.pdf *.jpg *.jpeg *.PDF *.JPG *.JPEG)</source>
        <translation>Scanned papers (*.pdf *.jpg *.jpeg *.PDF *.JPG *.JPEG)</translation>
    </message>
    <message>
        <source>Bộ nhớ tạm không có tệp hay hình nào; hãy sao chép tệp rồi dán lại.</source>
        <translation>The clipboard holds no file and no picture; copy a file and paste again.</translation>
    </message>
</context>
<context>
    <name>CopiesSection</name>
    <message>
        <source>+ Giấy tờ có số trang khác</source>
        <translation>+ Papers with another number of pages</translation>
    </message>
</context>
<context>
    <name>CopyReason</name>
    <message>
        <source>Người nộp làm mất</source>
        <translation>The applicant lost it</translation>
    </message>
    <message>
        <source>Giấy bị hỏng</source>
        <translation>It is damaged</translation>
    </message>
</context>
<context>
    <name>CopyRow</name>
    <message>
        <source>Giấy tờ</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Trang đầu của {0}</source>
        <translation>First page of {0}</translation>
    </message>
    <message>
        <source>Kết quả giải quyết</source>
        <translation>The result</translation>
    </message>
    <message>
        <source>Thuộc: {0}</source>
        <translation>Stands for: {0}</translation>
    </message>
    <message>
        <source>loại {0}</source>
        <translation>kind {0}</translation>
    </message>
    <message>
        <source>số {0}</source>
        <translation>number {0}</translation>
    </message>
    <message>
        <source>cấp ngày {0}</source>
        <translation>issued {0}</translation>
    </message>
    <message numerus="yes">
        <source>%n trang</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
    <message>
        <source>Hiệu lực: vô thời hạn</source>
        <translation>In force without end</translation>
    </message>
    <message>
        <source>Hiệu lực: chưa ghi</source>
        <translation>Validity not stated</translation>
    </message>
    <message>
        <source>Hiệu lực đến {0}</source>
        <translation>In force until {0}</translation>
    </message>
    <message>
        <source>Còn thiếu: {0} ({1})</source>
        <translation>Still wanted: {0} ({1})</translation>
    </message>
</context>
<context>
    <name>DecisionCard</name>
    <message>
        <source>Chọn một dòng trong danh sách để xem và duyệt.</source>
        <translation>Choose a row of the list to see it whole and decide.</translation>
    </message>
    <message>
        <source>Mở hồ sơ</source>
        <translation>Open the dossier</translation>
    </message>
    <message>
        <source>In giấy tiếp nhận mới ngay</source>
        <translation>Print the new slip at once</translation>
    </message>
    <message>
        <source>Không đồng ý</source>
        <translation>Do not approve</translation>
    </message>
    <message>
        <source>Đề nghị sửa: {0}</source>
        <translation>Asked for: {0}</translation>
    </message>
    <message>
        <source>Lý do: {0}</source>
        <translation>Reason: {0}</translation>
    </message>
    <message>
        <source>Người đề nghị: {0}, {1}</source>
        <translation>Asked by: {0}, {1}</translation>
    </message>
    <message>
        <source>Người sửa: {0}, {1}</source>
        <translation>Corrected by: {0}, {1}</translation>
    </message>
    <message>
        <source>Đã có hiệu lực từ lúc sửa.</source>
        <translation>In force since it was made.</translation>
    </message>
    <message>
        <source>Người nộp báo đã chuyển: {0}</source>
        <translation>Said to be transferred: {0}</translation>
    </message>
    <message>
        <source>Nội dung chuyển khoản: {0}</source>
        <translation>Purpose of the transfer: {0}</translation>
    </message>
    <message>
        <source>Người ghi nhận: {0}, {1}</source>
        <translation>Recorded by: {0}, {1}</translation>
    </message>
    <message>
        <source>Đang được tính: {0}</source>
        <translation>What counts: {0}</translation>
    </message>
    <message>
        <source>Bị để ngoài: {0}</source>
        <translation>Left out: {0}</translation>
    </message>
    <message>
        <source>Đồng ý</source>
        <translation>Approve</translation>
    </message>
    <message>
        <source>Ý kiến (nếu có)</source>
        <translation>Remark (if any)</translation>
    </message>
    <message>
        <source>Đã xem</source>
        <translation>Seen</translation>
    </message>
    <message>
        <source>Xác nhận đã nhận tiền</source>
        <translation>Confirm that it came in</translation>
    </message>
    <message>
        <source>Dòng sao kê ngân hàng</source>
        <translation>Line of the bank statement</translation>
    </message>
    <message>
        <source>Giải quyết</source>
        <translation>Settle</translation>
    </message>
</context>
<context>
    <name>DeedList</name>
    <message>
        <source>Việc làm được với hồ sơ</source>
        <translation>What can be done with the dossier</translation>
    </message>
    <message>
        <source>Bấm chữ cái của việc cần làm; Esc để quay lại.</source>
        <translation>Press the letter of what is to be done; Esc goes back.</translation>
    </message>
    <message>
        <source>Việc lúc này chưa làm được, vì sao? ({0})</source>
        <translation>Not possible now, and why ({0})</translation>
    </message>
</context>
<context>
    <name>DigitisingController</name>
    <message>
        <source>Hãy mở một hồ sơ trước.</source>
        <translation>Open a dossier first.</translation>
    </message>
</context>
<context>
    <name>DisplaySection</name>
    <message>
        <source>Màn hình</source>
        <translation>Screen</translation>
    </message>
    <message>
        <source>Riêng cho tài khoản máy tính này. Cỡ chữ đổi được ở mọi nơi bằng Ctrl + và Ctrl −.</source>
        <translation>For this login of the PC alone. The text size changes everywhere with Ctrl + and Ctrl −.</translation>
    </message>
    <message>
        <source>Cỡ chữ</source>
        <translation>Text size</translation>
    </message>
    <message>
        <source>Giao diện</source>
        <translation>Look</translation>
    </message>
    <message>
        <source>Theo máy tính</source>
        <translation>As the system</translation>
    </message>
    <message>
        <source>Sáng</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Tối</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Tương phản cao</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>Ngôn ngữ</source>
        <translation>Language</translation>
    </message>
    <message>
        <source>Đổi ngôn ngữ thì cửa sổ mở lại; bản nháp đang gõ vẫn còn.</source>
        <translation>In another language the window opens again; what you are typing is kept.</translation>
    </message>
</context>
<context>
    <name>DossierFacts</name>
    <message>
        <source>chưa in mã QR</source>
        <translation>QR code not printed yet</translation>
    </message>
    <message>
        <source>cấp sau</source>
        <translation>to be given later</translation>
    </message>
    <message>
        <source>Mã hồ sơ</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Nơi tiếp nhận</source>
        <translation>Received by</translation>
    </message>
    <message>
        <source>Nơi xử lý</source>
        <translation>Handled by</translation>
    </message>
    <message>
        <source>đang ở bộ phận tiếp nhận</source>
        <translation>still at the counter</translation>
    </message>
    <message>
        <source>Tổ chức nộp</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Người nộp</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Ngày nhận</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Ngày hẹn trả</source>
        <translation>Due date</translation>
    </message>
    <message>
        <source>chưa có ngày hẹn</source>
        <translation>no date yet</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Cần bổ sung</source>
        <translation>To supplement</translation>
    </message>
    <message>
        <source>chưa ghi; {0}</source>
        <translation>not recorded; {0}</translation>
    </message>
    <message>
        <source>đã xong tại bộ phận tiếp nhận</source>
        <translation>finished at the counter</translation>
    </message>
    <message>
        <source>không hẹn ngày</source>
        <translation>no appointment was made</translation>
    </message>
    <message>
        <source>Chủ hồ sơ</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Số định danh</source>
        <translation>Identity no.</translation>
    </message>
    <message>
        <source>Điện thoại</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>Đại diện</source>
        <translation>Representative</translation>
    </message>
    <message>
        <source>Nộp thay</source>
        <translation>Submitted by</translation>
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
        <source>Chứng thực</source>
        <translation>Copies</translation>
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
        <source>Ghi chú</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Thay bằng hồ sơ</source>
        <translation>Replaced by</translation>
    </message>
    <message>
        <source>Nhận lại hai lần</source>
        <translation>Received twice</translation>
    </message>
    <message>
        <source>Đứng song song</source>
        <translation>Stands beside</translation>
    </message>
    <message>
        <source>Định danh hồ sơ</source>
        <translation>Dossier identity</translation>
    </message>
    <message>
        <source>hồ sơ {0} đã thay; hồ sơ này cần được hủy, tiền tính ở hồ sơ kia</source>
        <translation>dossier {0} stands; this one is to be voided, its money counts there</translation>
    </message>
    <message>
        <source>hồ sơ {0} cũng đang đi tiếp; lãnh đạo mở hồ sơ đó để giải quyết</source>
        <translation>dossier {0} goes on too; the supervisor opens that one and settles it</translation>
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
        <source>xuất trình</source>
        <translation>shown</translation>
    </message>
</context>
<context>
    <name>DossierPane</name>
    <message>
        <source>Mã QR in trên giấy tiếp nhận</source>
        <translation>QR code printed on the slip</translation>
    </message>
    <message>
        <source>Mở để trả lời</source>
        <translation>Open to answer</translation>
    </message>
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
        <source>Việc khác …</source>
        <translation>Other …</translation>
    </message>
    <message>
        <source>Khi công dân hỏi</source>
        <translation>When the citizen asks</translation>
    </message>
    <message>
        <source>Chi tiết</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Hồ sơ khác của người này</source>
        <translation>Other dossiers of this person</translation>
    </message>
    <message>
        <source>Mã hồ sơ cấp sau · {0}</source>
        <translation>Code follows later · {0}</translation>
    </message>
    <message>
        <source>In giấy mới thay bản cũ</source>
        <translation>Print the new slip</translation>
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
        <source>Tìm tất cả hồ sơ của người này</source>
        <translation>Find all of this person&apos;s dossiers</translation>
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
        <source>Hẹn trả</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Ngày nhận</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Overdue</translation>
    </message>
</context>
<context>
    <name>Drafting</name>
    <message>
        <source>Đã tự lưu nháp {0}</source>
        <translation>Draft kept {0}</translation>
    </message>
    <message>
        <source>Bản nháp từ {0}</source>
        <translation>Draft of {0}</translation>
    </message>
    <message>
        <source>Nhận làm tiếp thì bản nháp đang nhập của anh/chị được cất lại, không mất.</source>
        <translation>If you go on with one, your own draft is put aside and not lost.</translation>
    </message>
    <message>
        <source>Bản nháp khác tại quầy này</source>
        <translation>Other drafts at this desk</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>DueTable</name>
    <message>
        <source>Hẹn trả</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Người nộp</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Hôm nay</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Quá hạn hơn một năm</source>
        <translation>Late by more than a year</translation>
    </message>
    <message numerus="yes">
        <source>Quá hạn %n ngày làm việc</source>
        <translation>
            <numerusform>Late by %n working day</numerusform>
            <numerusform>Late by %n working days</numerusform>
        </translation>
    </message>
    <message>
        <source>Quá hạn</source>
        <translation>Late</translation>
    </message>
</context>
<context>
    <name>EnrolController</name>
    <message>
        <source>Nội dung vừa quét không phải mã ghi danh; mã có 16 chữ và số.</source>
        <translation>What was scanned is no enrolment code; it has 16 letters and digits.</translation>
    </message>
    <message>
        <source>Đang dừng …</source>
        <translation>Stopping …</translation>
    </message>
</context>
<context>
    <name>EnrolPage</name>
    <message>
        <source>Ghi danh quầy</source>
        <translation>Enrol this desk</translation>
    </message>
    <message>
        <source>Hệ thống trung tâm cần biết máy này là quầy của cơ quan nào thì mới nhận hồ sơ do quầy chuyển về và cấp số hồ sơ cho quầy dùng khi mất mạng.</source>
        <translation>The centre must know which office&apos;s desk this PC is before it takes dossiers from it and grants it the numbers that it uses without a line.</translation>
    </message>
    <message>
        <source>Địa chỉ hệ thống trung tâm</source>
        <translation>Address of the centre</translation>
    </message>
    <message>
        <source>Mã ghi danh</source>
        <translation>Enrolment code</translation>
    </message>
    <message>
        <source>Tên quầy</source>
        <translation>Name of the desk</translation>
    </message>
    <message>
        <source>Quầy 1</source>
        <translation>Quầy 1</translation>
    </message>
    <message>
        <source>16 chữ và số, gõ hoặc quét; mỗi mã chỉ dùng cho một quầy và có hạn ba ngày.</source>
        <translation>16 letters and digits, typed or scanned; each code is for one desk and good for three days.</translation>
    </message>
    <message>
        <source>In trên giấy tiếp nhận, ví dụ: Quầy 1.</source>
        <translation>Printed on slips, for example: Quầy 1.</translation>
    </message>
    <message>
        <source>Giờ máy đúng, vẫn ghi danh</source>
        <translation>The clock is right, enrol all the same</translation>
    </message>
    <message>
        <source>Dừng</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Ghi danh</source>
        <translation>Enrol</translation>
    </message>
    <message>
        <source>Đang tìm hệ thống trung tâm …</source>
        <translation>Looking for the centre …</translation>
    </message>
    <message>
        <source>Đang tạo khóa của quầy và đọc lại để kiểm tra …</source>
        <translation>Making the desk&apos;s keys and reading them back …</translation>
    </message>
    <message>
        <source>Đang gửi mã ghi danh …</source>
        <translation>Handing in the code …</translation>
    </message>
    <message>
        <source>Đang tạo dữ liệu của quầy …</source>
        <translation>Making the desk&apos;s database …</translation>
    </message>
    <message>
        <source>Đang bắt đầu …</source>
        <translation>Beginning …</translation>
    </message>
    <message>
        <source>Ô “{0}” còn trống; hãy điền rồi bấm Ghi danh.</source>
        <translation>“{0}” is empty; fill it in, then press Enrol.</translation>
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
    <name>FeedbackCard</name>
    <message>
        <source>Chọn một phản ánh để xem và trả lời.</source>
        <translation>Choose one to see it and to answer.</translation>
    </message>
    <message>
        <source>Ghi nhận</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Hẹn lại người phản ánh …</source>
        <translation>Put them off …</translation>
    </message>
    <message>
        <source>Ghi ngày hẹn lại</source>
        <translation>Write down the new date</translation>
    </message>
    <message>
        <source>Văn bản số {0}</source>
        <translation>Letter {0}</translation>
    </message>
    <message numerus="yes">
        <source>Hẹn lại đến {0} (%n lần)</source>
        <translation>
            <numerusform>Put off to {0} (once)</numerusform>
            <numerusform>Put off to {0} (%n times)</numerusform>
        </translation>
    </message>
    <message>
        <source>Về hồ sơ {0}</source>
        <translation>About dossier {0}</translation>
    </message>
</context>
<context>
    <name>FeedbackController</name>
    <message>
        <source>Đã ghi nhận phản ánh; hạn trả lời đứng trong danh sách.</source>
        <translation>Taken down; by when it is answered stands in the list.</translation>
    </message>
    <message>
        <source>Đã ghi nhận phản ánh.</source>
        <translation>Taken down.</translation>
    </message>
    <message>
        <source>Đã ghi vào phản ánh.</source>
        <translation>Written down.</translation>
    </message>
</context>
<context>
    <name>FeedbackForm</name>
    <message>
        <source>Loại</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Hình thức</source>
        <translation>How it was given</translation>
    </message>
    <message>
        <source>Người phản ánh</source>
        <translation>Who said it</translation>
    </message>
    <message>
        <source>Số điện thoại</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>Thư điện tử</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Địa chỉ</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>Về hồ sơ (mã, nếu có)</source>
        <translation>About the dossier (code, if any)</translation>
    </message>
    <message>
        <source>Nhận lúc (để trống: bây giờ)</source>
        <translation>Received at (empty: now)</translation>
    </message>
    <message>
        <source>Nội dung phản ánh</source>
        <translation>What was said</translation>
    </message>
    <message>
        <source>Ghi nhận</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Leave it</translation>
    </message>
    <message>
        <source>Phản ánh mới</source>
        <translation>New feedback</translation>
    </message>
    <message>
        <source>Người dân còn gửi được đến: {0}.</source>
        <translation>It can also be sent to: {0}.</translation>
    </message>
</context>
<context>
    <name>FeedbackScreen</name>
    <message>
        <source>Phản ánh mới</source>
        <translation>New feedback</translation>
    </message>
    <message>
        <source>Phản ánh, kiến nghị</source>
        <translation>Feedback</translation>
    </message>
    <message>
        <source>Chờ trả lời: {0}</source>
        <translation>To be answered: {0}</translation>
    </message>
    <message>
        <source>quá hạn: {0}</source>
        <translation>late: {0}</translation>
    </message>
    <message>
        <source>Chưa có phản ánh, kiến nghị nào.
Điều người dân nói tại quầy, qua điện thoại, thư hay tổng đài được ghi ở đây kèm hạn trả lời theo quy định; cái sắp hết hạn đứng đầu.</source>
        <translation>No feedback yet.
What citizens say at the counter, by telephone, letter or hotline is taken down here with the time limit of the regulation; the most urgent stands first.</translation>
    </message>
</context>
<context>
    <name>FeedbackTable</name>
    <message>
        <source>không nêu hạn</source>
        <translation>no limit is set</translation>
    </message>
    <message>
        <source>Trả lời trước</source>
        <translation>Answer by</translation>
    </message>
    <message>
        <source>Nội dung</source>
        <translation>What was said</translation>
    </message>
    <message>
        <source>Người phản ánh</source>
        <translation>Who said it</translation>
    </message>
    <message>
        <source>Nhận lúc</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
</context>
<context>
    <name>FeedbackWaiting</name>
    <message>
        <source>Xem phản ánh</source>
        <translation>See the feedback</translation>
    </message>
    <message>
        <source>Phản ánh, kiến nghị</source>
        <translation>Feedback</translation>
    </message>
    <message>
        <source>Chờ trả lời: {0}</source>
        <translation>To be answered: {0}</translation>
    </message>
    <message>
        <source>quá hạn: {0}</source>
        <translation>late: {0}</translation>
    </message>
    <message>
        <source>gấp nhất: {0}</source>
        <translation>the most urgent: {0}</translation>
    </message>
</context>
<context>
    <name>FeedbackWords</name>
    <message>
        <source>Phản ánh, kiến nghị</source>
        <translation>Feedback</translation>
    </message>
    <message>
        <source>Khiếu nại</source>
        <translation>Complaint</translation>
    </message>
    <message>
        <source>Đã trả lời</source>
        <translation>Answered</translation>
    </message>
    <message>
        <source>Từ chối xử lý</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Hỏi thêm thông tin</source>
        <translation>Asked for more</translation>
    </message>
    <message>
        <source>Chờ trả lời</source>
        <translation>Waiting for an answer</translation>
    </message>
    <message>
        <source>Đã hẹn lại</source>
        <translation>Put off</translation>
    </message>
    <message>
        <source>Giải quyết kịp thời, không định số ngày ({0}).</source>
        <translation>Settled promptly, no number of days is given ({0}).</translation>
    </message>
    <message>
        <source>Quy định đang áp dụng không nêu thời hạn trả lời.</source>
        <translation>The regulation in force gives no time limit for the answer.</translation>
    </message>
    <message>
        <source>Trả lời trước {0} ({1}).</source>
        <translation>Answered by {0} ({1}).</translation>
    </message>
    <message>
        <source>Trả lời trước {0}: {1} ({2}).</source>
        <translation>Answered by {0}: {1} ({2}).</translation>
    </message>
</context>
<context>
    <name>FileRow</name>
    <message>
        <source>Xem tệp {0}</source>
        <translation>Look at file {0}</translation>
    </message>
</context>
<context>
    <name>FiledPanel</name>
    <message>
        <source>Xem tệp</source>
        <translation>Look at the files</translation>
    </message>
    <message>
        <source>Không có tệp đính kèm.</source>
        <translation>No files are attached.</translation>
    </message>
    <message>
        <source>Tệp đính kèm: {0}, đã về đủ.</source>
        <translation>Files: {0}, all here.</translation>
    </message>
    <message>
        <source>Tệp đính kèm: {0}, đã về {1}; tệp chưa về tạm xem trên cổng.</source>
        <translation>Files: {0}, {1} here; look at the others on the portal.</translation>
    </message>
</context>
<context>
    <name>FilingSection</name>
    <message>
        <source>Số bộ hồ sơ</source>
        <translation>Sets</translation>
    </message>
    <message>
        <source>Kênh tiếp nhận</source>
        <translation>Filed by</translation>
    </message>
    <message>
        <source>Cách trả kết quả</source>
        <translation>How the result is returned</translation>
    </message>
    <message>
        <source>Nơi trả kết quả</source>
        <translation>Place of return</translation>
    </message>
    <message>
        <source>Kênh</source>
        <translation>Channel</translation>
    </message>
    <message>
        <source>Trả kết quả</source>
        <translation>Result</translation>
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
        <source>Tại quầy</source>
        <translation>At the counter</translation>
    </message>
    <message>
        <source>Qua bưu chính</source>
        <translation>By post</translation>
    </message>
    <message>
        <source> (danh mục không ghi)</source>
        <translation> (not in the catalogue)</translation>
    </message>
    <message>
        <source>nơi nhận: bộ phận này, nếu không ghi khác</source>
        <translation>collected here unless you write otherwise</translation>
    </message>
    <message>
        <source>địa chỉ nhận: địa chỉ người nộp, nếu không ghi khác</source>
        <translation>sent to the submitter&apos;s address unless you write otherwise</translation>
    </message>
    <message>
        <source>tài khoản hoặc thư điện tử nhận kết quả</source>
        <translation>account or e-mail that receives the result</translation>
    </message>
    <message>
        <source>tin nhắn</source>
        <translation>text message</translation>
    </message>
    <message>
        <source>thư điện tử</source>
        <translation>e-mail</translation>
    </message>
    <message>
        <source>Báo tin cho người nộp qua tin nhắn</source>
        <translation>Tell the citizen by text message</translation>
    </message>
    <message>
        <source>Báo tin cho người nộp qua thư điện tử</source>
        <translation>Tell the citizen by e-mail</translation>
    </message>
    <message>
        <source>Báo tin cho người nộp qua</source>
        <translation>Tell the citizen by</translation>
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
        <source>Gõ vài chữ không dấu, hoặc quét giấy tiếp nhận, thẻ căn cước ở bất cứ đâu trong cửa sổ.</source>
        <translation>Type a few letters without accents, or scan a slip or an identity card anywhere in the window.</translation>
    </message>
    <message>
        <source>Chưa có hồ sơ nào được nhập từ phiếu dự phòng {0}.

Nhấn Enter để nhập bù phiếu này.</source>
        <translation>No dossier was entered from contingency sheet {0} yet.

Press Enter to enter it.</translation>
    </message>
    <message>
        <source>Không có hồ sơ nào khớp với “{0}” tại quầy này.

Hãy thử:
• bớt chữ: chỉ họ và tên, không dấu cũng được
• số điện thoại hoặc số định danh của người nộp
• quét mã trên giấy tiếp nhận hoặc thẻ căn cước
• hỏi nơi tiếp nhận: hồ sơ nộp ở cơ quan khác không có tại đây</source>
        <translation>No dossier here matches “{0}”.

Try:
• fewer words: the name alone, marks are not needed
• the applicant&apos;s telephone or identity number
• a scan of the slip or of the identity card
• asking where it was filed: other offices&apos; dossiers are not known here</translation>
    </message>
    <message numerus="yes">
        <source>%n hồ sơ</source>
        <translation>
            <numerusform>%n dossier</numerusform>
            <numerusform>%n dossiers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hồ sơ mới nhất trong {0}; gõ thêm để thu hẹp</source>
        <translation>
            <numerusform>the newest of {0}; type more to narrow it down</numerusform>
            <numerusform>the newest %n of {0}; type more to narrow it down</numerusform>
        </translation>
    </message>
    <message>
        <source>hơn {0}</source>
        <translation>over {0}</translation>
    </message>
</context>
<context>
    <name>FirstPage</name>
    <message>
        <source>Trang đầu của tệp</source>
        <translation>First page of the file</translation>
    </message>
    <message>
        <source>{0} dpi</source>
        <translation>{0} dpi</translation>
    </message>
    <message>
        <source>{0} KB</source>
        <translation>{0} KB</translation>
    </message>
    <message numerus="yes">
        <source>%n trang</source>
        <translation>
            <numerusform>%n page</numerusform>
            <numerusform>%n pages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FirstStartWindow</name>
    <message>
        <source>Một cửa</source>
        <translation>Một cửa</translation>
    </message>
</context>
<context>
    <name>FormPrinting</name>
    <message>
        <source>Đang in: {0} …</source>
        <translation>Printing: {0} …</translation>
    </message>
    <message>
        <source>Đã in: {0}</source>
        <translation>Printed: {0}</translation>
    </message>
    <message>
        <source>In lại</source>
        <translation>Print again</translation>
    </message>
    <message>
        <source>Chưa ra, in lại</source>
        <translation>No, print again</translation>
    </message>
    <message>
        <source>Đã ra</source>
        <translation>Yes, it did</translation>
    </message>
    <message>
        <source>“{0}” chưa in được; việc vừa ghi vẫn còn nguyên.</source>
        <translation>“{0}” could not be printed; what was recorded stands.</translation>
    </message>
    <message>
        <source>“{0}” đã ra khỏi máy in chưa?</source>
        <translation>Has “{0}” come out of the printer?</translation>
    </message>
    <message>
        <source>Để sau</source>
        <translation>Later</translation>
    </message>
</context>
<context>
    <name>HandoverCard</name>
    <message>
        <source>Bộ phận nhận</source>
        <translation>Receiving unit</translation>
    </message>
    <message>
        <source>ví dụ: Tư pháp - Hộ tịch</source>
        <translation>e.g. Tư pháp - Hộ tịch</translation>
    </message>
    <message>
        <source>Người nhận hồ sơ</source>
        <translation>Who receives them</translation>
    </message>
    <message>
        <source>họ tên, có thể ghi sau bằng bút</source>
        <translation>name, or leave it to the pen</translation>
    </message>
    <message>
        <source>In giấy bàn giao</source>
        <translation>Print the hand-over list</translation>
    </message>
    <message>
        <source>2 bản, hai bên ký, mỗi bên giữ một bản</source>
        <translation>Two copies, both sides sign, each keeps one</translation>
    </message>
    <message>
        <source>In phiếu kiểm soát</source>
        <translation>Print control slips</translation>
    </message>
    <message>
        <source>Mỗi hồ sơ một phiếu, đi cùng hồ sơ</source>
        <translation>One for each dossier, goes along with it</translation>
    </message>
    <message>
        <source>Bàn giao</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>Hay chuyển tới: {0}</source>
        <translation>Often: {0}</translation>
    </message>
    <message numerus="yes">
        <source>Bàn giao %n hồ sơ</source>
        <translation>
            <numerusform>Hand over %n dossier</numerusform>
            <numerusform>Hand over %n dossiers</numerusform>
        </translation>
    </message>
    <message>
        <source>Danh sách chưa có hồ sơ nào bàn giao được.</source>
        <translation>Nothing on the list can be handed over yet.</translation>
    </message>
    <message>
        <source>Chưa ghi bộ phận nhận.</source>
        <translation>The receiving unit is missing.</translation>
    </message>
    <message>
        <source>Phải chuyển ngay khi nhận
Căn cứ: {0}</source>
        <translation>To be handed over at once
By: {0}</translation>
    </message>
    <message>
        <source>Phải chuyển vào đầu giờ ngày {0}
Căn cứ: {1}</source>
        <translation>At the start of {0}
By: {1}</translation>
    </message>
    <message>
        <source>Phải chuyển trước {0}
Căn cứ: {1}</source>
        <translation>To be handed over by {0}
Source: {1}</translation>
    </message>
    <message>
        <source>Quy định đang áp dụng không đặt giờ phải chuyển cho hồ sơ này.</source>
        <translation>The regulation in force sets no hour for this dossier.</translation>
    </message>
    <message>
        <source>Nhận lúc {0}</source>
        <translation>Received {0}</translation>
    </message>
    <message>
        <source>Hẹn trả {0}</source>
        <translation>Due {0}</translation>
    </message>
    <message>
        <source>Số giấy tờ: {0}</source>
        <translation>Papers: {0}</translation>
    </message>
</context>
<context>
    <name>HandoverController</name>
    <message>
        <source>{0}: đã có trong danh sách.</source>
        <translation>{0}: on the list already.</translation>
    </message>
    <message>
        <source>Đã thêm {0}</source>
        <translation>Added {0}</translation>
    </message>
    <message>
        <source>Không có hồ sơ nào của quầy này chờ bàn giao.</source>
        <translation>Nothing at this desk waits to be handed over.</translation>
    </message>
    <message numerus="yes">
        <source>%n hồ sơ nhận sớm nhất trong {0}; bàn giao xong hãy lấy tiếp.</source>
        <translation>
            <numerusform>The earliest received of {0}: %n. Take the next ones once they are handed over.</numerusform>
            <numerusform>The earliest %n received of {0}; take the next ones once they are handed over.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Đã lấy %n hồ sơ đang chờ của quầy này.</source>
        <translation>
            <numerusform>%n dossier of this desk taken in.</numerusform>
            <numerusform>%n dossiers of this desk taken in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bàn giao %n hồ sơ cho {0}?</source>
        <translation>
            <numerusform>Hand over %n dossier to {0}?</numerusform>
            <numerusform>Hand over %n dossiers to {0}?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Đã bàn giao %n hồ sơ cho {0}, danh sách số {1}.</source>
        <translation>
            <numerusform>%n dossier handed over to {0}, list {1}.</numerusform>
            <numerusform>%n dossiers handed over to {0}, list {1}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n phiếu kiểm soát</source>
        <translation>
            <numerusform>%n control slip</numerusform>
            <numerusform>%n control slips</numerusform>
        </translation>
    </message>
    <message>
        <source>Đã bàn giao thì không rút lại được tại quầy.</source>
        <translation>Once handed over it cannot be taken back at the desk.</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Bàn giao</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>Giấy bàn giao số {0}, 2 bản</source>
        <translation>Hand-over list {0}, two copies</translation>
    </message>
    <message>
        <source>Danh sách đang lập (ghi lần cuối {0}) còn nguyên.</source>
        <translation>The list in the making (last kept {0}) is still here.</translation>
    </message>
    <message>
        <source>Danh sách đang lập (ghi lần cuối {0}): không còn tìm thấy {1} hồ sơ.</source>
        <translation>The list in the making (last kept {0}): {1} of its dossiers cannot be found any more.</translation>
    </message>
</context>
<context>
    <name>HandoverScreen</name>
    <message>
        <source>Thêm hồ sơ vào danh sách</source>
        <translation>Add a dossier to the list</translation>
    </message>
    <message>
        <source>quét mã, hoặc gõ mã, số cuối của mã, tên …</source>
        <translation>scan, or type a code, its end, a name …</translation>
    </message>
    <message>
        <source>Lấy mọi hồ sơ đang chờ</source>
        <translation>Take all that wait</translation>
    </message>
    <message>
        <source>Bỏ khỏi danh sách</source>
        <translation>Take off the list</translation>
    </message>
    <message>
        <source>Lọc theo nơi nhận</source>
        <translation>Filter by unit</translation>
    </message>
    <message>
        <source>Danh sách bàn giao</source>
        <translation>Hand-over list</translation>
    </message>
    <message>
        <source>Bàn giao hồ sơ</source>
        <translation>Hand over dossiers</translation>
    </message>
    <message>
        <source>Chưa rõ nơi nhận</source>
        <translation>Unit unknown</translation>
    </message>
    <message>
        <source>Mọi nơi nhận · {0}</source>
        <translation>All units · {0}</translation>
    </message>
    <message>
        <source>Trong danh sách: {0}</source>
        <translation>On the list: {0}</translation>
    </message>
    <message>
        <source>đã quá giờ phải chuyển: {0}</source>
        <translation>past their hour: {0}</translation>
    </message>
    <message>
        <source>không bàn giao được: {0}</source>
        <translation>cannot go along: {0}</translation>
    </message>
    <message>
        <source>Chưa có hồ sơ nào trong danh sách bàn giao.

Quét mã trên giấy tiếp nhận, gõ mã rồi Enter, hoặc lấy mọi hồ sơ đang chờ (Ctrl+T).</source>
        <translation>Nothing is on the list yet.

Scan slips, type a code and Enter, or take everything that waits (Ctrl+T).</translation>
    </message>
</context>
<context>
    <name>HandoverTable</name>
    <message>
        <source>Người nộp</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Phải chuyển trước</source>
        <translation>Hand over by</translation>
    </message>
    <message>
        <source>Nơi nhận</source>
        <translation>Goes to</translation>
    </message>
    <message>
        <source>Giấy tờ</source>
        <translation>Papers</translation>
    </message>
    <message>
        <source>Ngày nhận</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Không bàn giao được
{0}</source>
        <translation>Cannot go along
{0}</translation>
    </message>
</context>
<context>
    <name>HelpController</name>
    <message>
        <source>Trợ giúp: {0}</source>
        <translation>Help: {0}</translation>
    </message>
    <message>
        <source>Đang kiểm tra …</source>
        <translation>Checking …</translation>
    </message>
</context>
<context>
    <name>InboxCard</name>
    <message>
        <source>Mở để trả lời</source>
        <translation>Open to answer</translation>
    </message>
    <message>
        <source>Xem hồ sơ</source>
        <translation>Open dossier</translation>
    </message>
    <message>
        <source>Chọn một hồ sơ để xem người dân đã nộp những gì.</source>
        <translation>Choose a dossier to see what was filed.</translation>
    </message>
    <message>
        <source>Mở hồ sơ (Ctrl+O) để trả lời đề nghị của người nộp.</source>
        <translation>Open the dossier (Ctrl+O) to answer its citizen.</translation>
    </message>
    <message>
        <source>Đang chờ người nộp bổ sung.</source>
        <translation>Its citizen is to complete it.</translation>
    </message>
    <message>
        <source>Nội dung: {0}</source>
        <translation>Request: {0}</translation>
    </message>
    <message>
        <source>Giấy tờ đã nộp: {0}</source>
        <translation>Papers filed: {0}</translation>
    </message>
</context>
<context>
    <name>InboxScreen</name>
    <message>
        <source>Hồ sơ nộp trực tuyến</source>
        <translation>Filed online</translation>
    </message>
    <message>
        <source>Chờ trả lời: {0}</source>
        <translation>To be answered: {0}</translation>
    </message>
    <message>
        <source>quá giờ: {0}</source>
        <translation>late: {0}</translation>
    </message>
    <message>
        <source>đề nghị qua cổng: {0}</source>
        <translation>asked by the portal: {0}</translation>
    </message>
    <message>
        <source>chờ người nộp bổ sung: {0}</source>
        <translation>to be completed by citizens: {0}</translation>
    </message>
    <message>
        <source>Không có hồ sơ trực tuyến nào chờ trả lời.
Hồ sơ người dân nộp qua Cổng dịch vụ công sẽ tự hiện ở đây, kèm số giờ làm việc còn lại để trả lời; hồ sơ sắp hết giờ đứng đầu. Hồ sơ đã đến vẫn xử lý được khi mất kết nối.</source>
        <translation>No online dossier waits for an answer.
What citizens file on the public service portal appears here by itself, with the working hours that are left to answer; the most urgent stands first. What has arrived can be answered without a line.</translation>
    </message>
</context>
<context>
    <name>InboxTable</name>
    <message>
        <source>Giờ làm việc còn lại</source>
        <translation>Working time left</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Người nộp</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Nộp lúc</source>
        <translation>Filed at</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Không từ tài khoản đã đăng ký</source>
        <translation>Not from a registered account</translation>
    </message>
    <message>
        <source>Chưa ký số: như mức độ {0}</source>
        <translation>Not signed: as level {0}</translation>
    </message>
    <message>
        <source>Đã bổ sung</source>
        <translation>Completed</translation>
    </message>
</context>
<context>
    <name>IncidentController</name>
    <message>
        <source>Báo sự cố</source>
        <translation>Tell of an incident</translation>
    </message>
    <message>
        <source>Phiếu in ra để lãnh đạo ký, gửi nơi quy định nêu; kèm ảnh chụp màn hình nếu có.</source>
        <translation>It is printed for the head to sign and goes where the regulation says, with screenshots where there are any.</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>In phiếu</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Phiếu yêu cầu xử lý sự cố</source>
        <translation>Notice of an incident</translation>
    </message>
</context>
<context>
    <name>IncidentForm</name>
    <message>
        <source>Lỗi của một dịch vụ công trực tuyến</source>
        <translation>A fault of one online service</translation>
    </message>
    <message>
        <source>Sự cố của cổng, của hệ thống</source>
        <translation>An incident of the portal, of the system</translation>
    </message>
    <message>
        <source>Sự cố</source>
        <translation>Incident</translation>
    </message>
    <message>
        <source>Tên dịch vụ có sự cố</source>
        <translation>Service at fault</translation>
    </message>
    <message>
        <source>Mô tả sự cố</source>
        <translation>What happened</translation>
    </message>
    <message>
        <source>Ý kiến đề xuất</source>
        <translation>What is proposed</translation>
    </message>
    <message>
        <source>Chức vụ của người yêu cầu</source>
        <translation>Position of who asks</translation>
    </message>
    <message>
        <source>Thư điện tử liên lạc</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Số điện thoại liên lạc</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>Đơn vị xây dựng dịch vụ (nếu biết)</source>
        <translation>Who built the service (if known)</translation>
    </message>
    <message>
        <source>Quy định đang áp dụng không đòi báo sự cố này; phiếu vẫn in được.</source>
        <translation>The regulation in force does not ask for this notice; it can be printed all the same.</translation>
    </message>
    <message>
        <source>Theo {0}: {1} cho {2}.</source>
        <translation>By {0}: {1} to {2}.</translation>
    </message>
</context>
<context>
    <name>IncomingFiles</name>
    <message>
        <source>hình trong bộ nhớ tạm</source>
        <translation>picture of the clipboard</translation>
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
        <source>Sẽ hiện ở đây, cùng lý do, khi đủ thông tin.</source>
        <translation>Will stand here, with the reason, once enough is known.</translation>
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
        <source>Xem rồi bấm Esc để quay lại; những gì đã gõ vẫn còn.</source>
        <translation>Look, then press Esc to come back; what you typed stays.</translation>
    </message>
    <message>
        <source>Người này đang có hồ sơ cùng thủ tục</source>
        <translation>This person already has a dossier for the same procedure</translation>
    </message>
    <message>
        <source>Xem {0}</source>
        <translation>Open {0}</translation>
    </message>
    <message>
        <source>Chưa có ngày hẹn trả</source>
        <translation>No appointment yet</translation>
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
    <message>
        <source> [chưa xác nhận]</source>
        <translation> [not confirmed]</translation>
    </message>
</context>
<context>
    <name>IntakeController</name>
    <message>
        <source>In giấy chung ngay</source>
        <translation>Print the shared slip now</translation>
    </message>
    <message>
        <source>In giấy tiếp nhận chung ngay</source>
        <translation>Print the shared slip now</translation>
    </message>
    <message>
        <source>Không có hồ sơ nào đang chờ in chung một giấy.</source>
        <translation>No dossier is waiting for a shared slip.</translation>
    </message>
    <message>
        <source>Không còn hồ sơ nào nữa: Ctrl+Shift+F9</source>
        <translation>No further dossier: Ctrl+Shift+F9</translation>
    </message>
    <message numerus="yes">
        <source>Chờ in chung một giấy: %n hồ sơ của {0}</source>
        <translation>
            <numerusform>Waiting for one slip: %n dossier of {0}</numerusform>
            <numerusform>Waiting for one slip: %n dossiers of {0}</numerusform>
        </translation>
    </message>
    <message>
        <source>Đã lưu và trả kết quả {0}</source>
        <translation>Saved and returned: {0}</translation>
    </message>
    <message>
        <source>Đã lưu hồ sơ {0}</source>
        <translation>Dossier {0} is saved</translation>
    </message>
    <message>
        <source>Thiếu: {0}</source>
        <translation>Missing: {0}</translation>
    </message>
    <message>
        <source>Đã bỏ trống hồ sơ đang nhập.</source>
        <translation>The dossier being entered was cleared.</translation>
    </message>
    <message>
        <source>Ctrl+Z trong ô số định danh cũng lấy lại được.</source>
        <translation>Ctrl+Z in the identity field brings it back too.</translation>
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
        <source>Phiếu dự phòng</source>
        <translation>Contingency sheet</translation>
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
        <source>Chứng thực</source>
        <translation>Copies</translation>
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
        <source>Danh mục chưa ghi giấy tờ của thủ tục này; hãy đối chiếu với văn bản.</source>
        <translation>The catalogue lists no papers for this procedure; look at the regulation.</translation>
    </message>
    <message>
        <source>Kéo dài: {0}</source>
        <translation>Longer: {0}</translation>
    </message>
    <message>
        <source>danh mục không ghi thời hạn</source>
        <translation>no term in the catalogue</translation>
    </message>
    <message>
        <source>chưa đối chiếu</source>
        <translation>not verified</translation>
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
        <source>Lưu, hồ sơ mới</source>
        <translation>Save, new dossier</translation>
    </message>
    <message>
        <source>Lưu, cùng người</source>
        <translation>Save, same person</translation>
    </message>
    <message>
        <source>Bổ sung</source>
        <translation>Send back</translation>
    </message>
    <message>
        <source>Từ chối</source>
        <translation>Refuse</translation>
    </message>
    <message>
        <source>Chưa tiếp nhận: in phiếu yêu cầu bổ sung, trả lại giấy tờ</source>
        <translation>Not received: print what has to be added, give the papers back</translation>
    </message>
    <message>
        <source>Không tiếp nhận: in phiếu từ chối, nêu lý do</source>
        <translation>Not received: print the refusal with its reasons</translation>
    </message>
    <message>
        <source>Nhập bù</source>
        <translation>Back-entry</translation>
    </message>
    <message>
        <source>Hồ sơ trực tuyến</source>
        <translation>Online dossier</translation>
    </message>
    <message>
        <source>Hồ sơ bưu chính</source>
        <translation>Dossiers by post</translation>
    </message>
    <message>
        <source>Nhận hồ sơ qua bưu chính</source>
        <translation>Take a dossier in by post</translation>
    </message>
    <message>
        <source>Thiếu: {0}</source>
        <translation>Missing: {0}</translation>
    </message>
    <message>
        <source>Tiếp nhận và in</source>
        <translation>Receive and print</translation>
    </message>
    <message>
        <source>Tiếp nhận và báo người nộp</source>
        <translation>Receive and tell the citizen</translation>
    </message>
    <message numerus="yes">
        <source>Lưu và in chung %n hồ sơ</source>
        <translation>
            <numerusform>Save and print %n dossier together</numerusform>
            <numerusform>Save and print %n dossiers together</numerusform>
        </translation>
    </message>
    <message>
        <source>Lưu, trả kết quả và in</source>
        <translation>Save, return and print</translation>
    </message>
    <message>
        <source>Lưu và trả kết quả</source>
        <translation>Save and return</translation>
    </message>
    <message>
        <source>Lưu, không in</source>
        <translation>Save without printing</translation>
    </message>
    <message>
        <source>Bản nháp khác: {0}</source>
        <translation>Other drafts: {0}</translation>
    </message>
</context>
<context>
    <name>KeysSection</name>
    <message>
        <source>Phím tắt</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Mọi phím của phần mềm. Không nhớ phím: bấm Ctrl+K rồi gõ vài chữ tên việc, không cần dấu.</source>
        <translation>Every key of the program. Forgotten one? Press Ctrl+K and type a few letters of what you want to do.</translation>
    </message>
    <message>
        <source>Danh sách phím</source>
        <translation>List of keys</translation>
    </message>
    <message>
        <source>Phím</source>
        <translation>Key</translation>
    </message>
    <message>
        <source>Việc</source>
        <translation>What it does</translation>
    </message>
    <message>
        <source>Ở đâu</source>
        <translation>Where</translation>
    </message>
    <message>
        <source>Mọi nơi</source>
        <translation>Everywhere</translation>
    </message>
</context>
<context>
    <name>LicencesSection</name>
    <message>
        <source>Giấy phép</source>
        <translation>Licences</translation>
    </message>
    <message>
        <source>Các phần mềm tự do đi kèm. Chọn một dòng để đọc nguyên văn giấy phép.</source>
        <translation>Free software that comes with the program. Choose a line to read its licence.</translation>
    </message>
    <message>
        <source>Giấy phép đi kèm</source>
        <translation>Licences shipped</translation>
    </message>
    <message>
        <source>Thành phần</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Phiên bản</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Nguyên văn giấy phép</source>
        <translation>The licence&apos;s text</translation>
    </message>
    <message>
        <source>Gói này không kèm nguyên văn; giấy phép: {0}</source>
        <translation>This package brings no text; licence: {0}</translation>
    </message>
</context>
<context>
    <name>Line</name>
    <message>
        <source>ví dụ {0}</source>
        <translation>e.g. {0}</translation>
    </message>
</context>
<context>
    <name>LockScreen</name>
    <message>
        <source>Mật khẩu</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Phím Caps Lock đang bật.</source>
        <translation>Caps Lock is on.</translation>
    </message>
    <message>
        <source>Mở khóa</source>
        <translation>Unlock</translation>
    </message>
    <message>
        <source>Người khác ngồi vào</source>
        <translation>Somebody else</translation>
    </message>
    <message>
        <source>Người làm việc</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Việc đang làm vẫn còn nguyên; in và chuyển hồ sơ vẫn tiếp tục.</source>
        <translation>Your work is as you left it; printing and handing in go on.</translation>
    </message>
    <message>
        <source>Màn hình đang khóa</source>
        <translation>The screen is locked</translation>
    </message>
</context>
<context>
    <name>LossWatch</name>
    <message numerus="yes">
        <source>%n tệp số hóa không còn ở máy này; hãy quét lại giấy tờ.</source>
        <translation>
            <numerusform>%n digital copy is no longer on this PC; scan the paper again.</numerusform>
            <numerusform>%n digital copies are no longer on this PC; scan the papers again.</numerusform>
        </translation>
    </message>
    <message>
        <source>Hồ sơ: {0}. Có thể phần mềm diệt vi-rút đã lấy tệp đi; hãy báo người quản trị máy.</source>
        <translation>Dossiers: {0}. An antivirus may have taken the files; tell the administrator of this PC.</translation>
    </message>
    <message>
        <source>Đã rõ</source>
        <translation>Understood</translation>
    </message>
    <message>
        <source>Mở hồ sơ</source>
        <translation>Open the dossier</translation>
    </message>
</context>
<context>
    <name>MachineController</name>
    <message>
        <source>Đã ghi.</source>
        <translation>Kept.</translation>
    </message>
</context>
<context>
    <name>MachineSection</name>
    <message>
        <source>Máy quét, khóa màn hình</source>
        <translation>Scanner, screen lock</translation>
    </message>
    <message>
        <source>Riêng cho máy tính này. Máy quét gõ như bàn phím thì không phải đặt gì: phần mềm nhận ra theo nhịp gõ (nhanh hơn tay người, kết thúc bằng Enter) và không để chữ quét được lọt vào ô đang gõ. Máy quét nối cổng nối tiếp thì ghi tên cổng và tốc độ như trong sách hướng dẫn của máy. Ghi xong, hãy quét thử một thẻ căn cước: thẻ phải hiện trong hồ sơ mới.</source>
        <translation>For this PC alone. A scanner that types like a keyboard needs no setting: it is known by its pace (faster than a hand, Enter at the end) and its letters are kept out of the field. For a scanner on a serial port enter port and speed as its manual says. Then scan an identity card: it must appear in a new dossier.</translation>
    </message>
    <message>
        <source>Máy quét nối với máy tính</source>
        <translation>The scanner is connected</translation>
    </message>
    <message>
        <source>Như bàn phím (thông dụng)</source>
        <translation>Like a keyboard (usual)</translation>
    </message>
    <message>
        <source>Cổng nối tiếp</source>
        <translation>On a serial port</translation>
    </message>
    <message>
        <source>Tên cổng</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Tốc độ (bit/giây)</source>
        <translation>Speed (bits a second)</translation>
    </message>
    <message>
        <source>Ghi cách nối máy quét</source>
        <translation>Keep the connection</translation>
    </message>
    <message>
        <source>Tự khóa màn hình sau</source>
        <translation>Lock the screen after</translation>
    </message>
    <message>
        <source>Không tự khóa</source>
        <translation>Never</translation>
    </message>
    <message numerus="yes">
        <source>%n phút</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>Thư viện PKCS#11 của thiết bị ký số</source>
        <translation>PKCS#11 library of the signing token</translation>
    </message>
    <message>
        <source>Ghi thư viện ký số</source>
        <translation>Keep the signing library</translation>
    </message>
    <message>
        <source>Có ô đã sửa mà chưa ghi.</source>
        <translation>Something here was changed and not kept yet.</translation>
    </message>
    <message>
        <source>Hãy ghi tên cổng của máy quét.</source>
        <translation>Enter the scanner&apos;s port.</translation>
    </message>
</context>
<context>
    <name>MadeTable</name>
    <message>
        <source>Sửa lúc</source>
        <translation>Corrected at</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Đã sửa</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>Người sửa</source>
        <translation>Corrected by</translation>
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
    <name>MoneyRow</name>
    <message>
        <source>Phí</source>
        <translation>Fee (phí)</translation>
    </message>
    <message>
        <source>Lệ phí</source>
        <translation>Charge (lệ phí)</translation>
    </message>
    <message>
        <source>Khoản thu thêm</source>
        <translation>Another fee</translation>
    </message>
    <message>
        <source>Loại khoản thu</source>
        <translation>Kind of fee</translation>
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
</context>
<context>
    <name>MonthTable</name>
    <message>
        <source>T2</source>
        <translation>Mon</translation>
    </message>
    <message>
        <source>T3</source>
        <translation>Tue</translation>
    </message>
    <message>
        <source>T4</source>
        <translation>Wed</translation>
    </message>
    <message>
        <source>T5</source>
        <translation>Thu</translation>
    </message>
    <message>
        <source>T6</source>
        <translation>Fri</translation>
    </message>
    <message>
        <source>T7</source>
        <translation>Sat</translation>
    </message>
    <message>
        <source>CN</source>
        <translation>Sun</translation>
    </message>
    <message>
        <source>nghỉ ?</source>
        <translation>off ?</translation>
    </message>
    <message>
        <source>làm ?</source>
        <translation>work ?</translation>
    </message>
    <message>
        <source>làm bù</source>
        <translation>worked</translation>
    </message>
    <message>
        <source>nghỉ lễ</source>
        <translation>holiday</translation>
    </message>
    <message>
        <source>nghỉ</source>
        <translation>off</translation>
    </message>
</context>
<context>
    <name>MoveForm</name>
    <message>
        <source>Hẹn trả lời lúc</source>
        <translation>Answered at</translation>
    </message>
    <message>
        <source>Lý do hẹn lại</source>
        <translation>Why it is put off</translation>
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
    <message>
        <source>Không có câu hỏi nào chờ trả lời.</source>
        <translation>No question waits for an answer.</translation>
    </message>
</context>
<context>
    <name>OpeningPage</name>
    <message>
        <source>Đang mở quầy</source>
        <translation>Opening the desk</translation>
    </message>
    <message>
        <source>Kiểm tra khóa và dữ liệu của quầy trước khi đăng nhập.</source>
        <translation>The desk&apos;s keys and data are checked before anybody signs in.</translation>
    </message>
    <message>
        <source>Không mở được cửa sổ làm việc vì phần mềm có lỗi; dữ liệu của quầy vẫn còn nguyên. Hãy đóng rồi mở lại; nếu vẫn vậy, báo quản trị.</source>
        <translation>The working window could not be made because of a fault in the program; the desk&apos;s data are whole. Close it and open it again; if that does not help, tell your administrator.</translation>
    </message>
    <message>
        <source>Thử lại</source>
        <translation>Try again</translation>
    </message>
    <message>
        <source>Xin đợi một lát …</source>
        <translation>One moment …</translation>
    </message>
</context>
<context>
    <name>OversightController</name>
    <message>
        <source>Đã ghi nhận: đã xem lần sửa hồ sơ {0}.</source>
        <translation>Recorded: the correction of {0} was looked at.</translation>
    </message>
    <message>
        <source>Đã xác nhận tiền nộp của hồ sơ {0}.</source>
        <translation>The money for {0} is confirmed.</translation>
    </message>
    <message>
        <source>Đã duyệt đề nghị sửa hồ sơ {0}.</source>
        <translation>The correction of {0} is approved.</translation>
    </message>
    <message>
        <source>Đã ghi nhận không đồng ý sửa hồ sơ {0}.</source>
        <translation>Recorded: the correction of {0} is not approved.</translation>
    </message>
    <message>
        <source>Đang đối chiếu …</source>
        <translation>Comparing …</translation>
    </message>
    <message numerus="yes">
        <source>Đã xác nhận %n khoản.</source>
        <translation>
            <numerusform>%n transfer confirmed.</numerusform>
            <numerusform>%n transfers confirmed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PadController</name>
    <message>
        <source>Giấy tiếp nhận để trống, viết tay khi mất điện; có điện lại thì quét cuống để nhập bù.</source>
        <translation>Blank slips for the pen while there is no power; afterwards scan the stub to enter it.</translation>
    </message>
    <message>
        <source>Phiếu dự phòng</source>
        <translation>Contingency sheet</translation>
    </message>
    <message>
        <source>Đóng</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Ghi không nhập nữa</source>
        <translation>Note as not used</translation>
    </message>
    <message>
        <source>In tập phiếu</source>
        <translation>Print the pad</translation>
    </message>
    <message>
        <source>Đang in …</source>
        <translation>Printing …</translation>
    </message>
    <message numerus="yes">
        <source>Đang in tập phiếu: %n tờ</source>
        <translation>
            <numerusform>Printing the pad: %n sheet</numerusform>
            <numerusform>Printing the pad: %n sheets</numerusform>
        </translation>
    </message>
    <message>
        <source>Dừng</source>
        <translation>Stop</translation>
    </message>
    <message>
        <source>Đã dừng: chưa in tờ nào, chưa dùng số nào.</source>
        <translation>Stopped: nothing was printed, no number was used.</translation>
    </message>
    <message>
        <source>Đã in tập phiếu dự phòng {0} đến {1}.</source>
        <translation>Contingency sheets {0} to {1} are printed.</translation>
    </message>
    <message>
        <source>Tập {0} đến {1} chưa in ra; hãy ghi hỏng cả tập rồi in tập mới.</source>
        <translation>Sheets {0} to {1} did not come out; note them as spoiled, then print a new pad.</translation>
    </message>
    <message>
        <source>Đã gửi tập {0} đến {1}; hãy xem giấy đã ra đủ chưa.</source>
        <translation>Sheets {0} to {1} were sent; see whether all of them came out.</translation>
    </message>
    <message>
        <source>Giấy đã ra đủ</source>
        <translation>All came out</translation>
    </message>
    <message>
        <source>Ghi hỏng cả tập</source>
        <translation>Note all as spoiled</translation>
    </message>
    <message>
        <source>Giấy không ra khỏi máy in</source>
        <translation>Did not come out of the printer</translation>
    </message>
    <message>
        <source>Đã ghi; không còn tính vào số chưa nhập.</source>
        <translation>Noted; no longer counted as outstanding.</translation>
    </message>
</context>
<context>
    <name>PadForm</name>
    <message>
        <source>Số tờ cần in</source>
        <translation>Sheets to print</translation>
    </message>
    <message>
        <source>Số tờ đã vẽ</source>
        <translation>Sheets drawn</translation>
    </message>
    <message>
        <source>Các tờ của quầy này</source>
        <translation>Sheets of this desk</translation>
    </message>
    <message>
        <source>Tờ không nhập nữa, số</source>
        <translation>Sheet that will not be entered</translation>
    </message>
    <message>
        <source>Vì sao không nhập</source>
        <translation>Why it is not entered</translation>
    </message>
    <message>
        <source>viết hỏng</source>
        <translation>spoiled</translation>
    </message>
    <message>
        <source>thất lạc</source>
        <translation>missing</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Chưa in tờ nào. In sẵn một tập để dùng khi mất điện; mỗi tờ đã in sẽ hiện ở đây.</source>
        <translation>No sheet is printed yet. Print a pad for when there is no power; each printed sheet appears here.</translation>
    </message>
    <message>
        <source>Chưa nhập: {0} · đã nhập: {1} · hỏng: {2} · thất lạc: {3}</source>
        <translation>Outstanding: {0} · entered: {1} · spoiled: {2} · missing: {3}</translation>
    </message>
    <message>
        <source>đã nhập: {0} · {1}</source>
        <translation>entered: {0} · {1}</translation>
    </message>
    <message>
        <source>hỏng: {0}</source>
        <translation>spoiled: {0}</translation>
    </message>
    <message>
        <source>thất lạc: {0}</source>
        <translation>missing: {0}</translation>
    </message>
    <message>
        <source>chưa nhập, in ngày {0}</source>
        <translation>outstanding, printed on {0}</translation>
    </message>
</context>
<context>
    <name>Page</name>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>PageView</name>
    <message>
        <source>Trang trước</source>
        <translation>Previous page</translation>
    </message>
    <message>
        <source>Trang sau</source>
        <translation>Next page</translation>
    </message>
    <message>
        <source>Quay lại</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Hình trang giấy: {0}</source>
        <translation>Picture of the page: {0}</translation>
    </message>
    <message>
        <source>Trang {0}/{1} · {2}</source>
        <translation>Page {0}/{1} · {2}</translation>
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
    <name>PaperPicture</name>
    <message>
        <source>Tờ giấy sẽ in</source>
        <translation>The paper that will be printed</translation>
    </message>
</context>
<context>
    <name>PaperRow</name>
    <message>
        <source>Giấy tờ khác</source>
        <translation>Another paper</translation>
    </message>
    <message>
        <source>tên giấy tờ</source>
        <translation>name of the paper</translation>
    </message>
    <message>
        <source>Điều luật yêu cầu</source>
        <translation>Article that demands it</translation>
    </message>
    <message>
        <source>điều luật yêu cầu giấy này</source>
        <translation>the article that demands this paper</translation>
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
        <source>Giấy tờ tùy thân</source>
        <translation>Identity paper</translation>
    </message>
    <message>
        <source>Căn cước</source>
        <translation>Identity card</translation>
    </message>
    <message>
        <source>Hộ chiếu</source>
        <translation>Passport</translation>
    </message>
    <message>
        <source>Không có</source>
        <translation>None</translation>
    </message>
    <message>
        <source>Lý do không có giấy tờ</source>
        <translation>Why there is no paper</translation>
    </message>
    <message>
        <source>mất thẻ, chưa được cấp, quên mang, …</source>
        <translation>card lost, not issued yet, left at home, …</translation>
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
        <source>Nam</source>
        <translation>Male</translation>
    </message>
    <message>
        <source>Nữ</source>
        <translation>Female</translation>
    </message>
    <message>
        <source>Người đại diện</source>
        <translation>Representative</translation>
    </message>
    <message>
        <source>Chức vụ người đại diện</source>
        <translation>Representative&apos;s position</translation>
    </message>
    <message>
        <source>Số định danh người đại diện</source>
        <translation>Representative&apos;s identity number</translation>
    </message>
    <message>
        <source>Địa chỉ</source>
        <translation>Address</translation>
    </message>
    <message>
        <source>ghi như trên giấy tờ</source>
        <translation>as written on the paper</translation>
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
        <source>Đại diện</source>
        <translation>Represented by</translation>
    </message>
    <message>
        <source>Chức vụ</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Lý do</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Nay là</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Tên tổ chức</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Mã số tổ chức</source>
        <translation>Organisation no.</translation>
    </message>
    <message>
        <source>mã số thuế, mã số doanh nghiệp, …</source>
        <translation>tax number, enterprise number, …</translation>
    </message>
    <message>
        <source>để trống nếu trẻ chưa có số</source>
        <translation>empty if the child has no number yet</translation>
    </message>
</context>
<context>
    <name>PinForm</name>
    <message>
        <source>Mã PIN của thiết bị ký số</source>
        <translation>PIN of the signing token</translation>
    </message>
    <message>
        <source>Ký</source>
        <translation>Sign</translation>
    </message>
    <message>
        <source>Ký bằng chứng thư của {0} ({1}), có hiệu lực đến {2}.</source>
        <translation>Signed with the certificate of {0} ({1}), in force until {2}.</translation>
    </message>
</context>
<context>
    <name>Place</name>
    <message>
        <source>Tiếp nhận</source>
        <translation>Receive</translation>
    </message>
    <message>
        <source>Tìm hồ sơ</source>
        <translation>Find</translation>
    </message>
    <message>
        <source>Bàn giao</source>
        <translation>Hand over</translation>
    </message>
    <message>
        <source>Trả kết quả</source>
        <translation>Return results</translation>
    </message>
    <message>
        <source>Trực tuyến</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Bưu chính</source>
        <translation>Post</translation>
    </message>
    <message>
        <source>Phản ánh</source>
        <translation>Feedback</translation>
    </message>
    <message>
        <source>Chờ chuyển</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Hôm nay</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Quy định</source>
        <translation>Rules</translation>
    </message>
    <message>
        <source>Thiết lập</source>
        <translation>Settings</translation>
    </message>
    <message>
        <source>Trợ giúp</source>
        <translation>Help</translation>
    </message>
</context>
<context>
    <name>PostalCard</name>
    <message>
        <source>Mở để tiếp nhận</source>
        <translation>Open to receive</translation>
    </message>
    <message>
        <source>Xem hồ sơ</source>
        <translation>View dossier</translation>
    </message>
    <message>
        <source>In phiếu gửi</source>
        <translation>Print posting slip</translation>
    </message>
    <message>
        <source>Chọn một hồ sơ, hoặc quét phiếu gửi của hồ sơ đó để tiếp nhận.</source>
        <translation>Choose a dossier, or scan its posting slip to receive it.</translation>
    </message>
    <message>
        <source>Giấy tờ đã kiểm đếm: {0}</source>
        <translation>Papers counted: {0}</translation>
    </message>
    <message>
        <source>Bưu chính nhận: {0}</source>
        <translation>Taken in by the post: {0}</translation>
    </message>
    <message>
        <source>Bảng kê: {0}</source>
        <translation>Manifest: {0}</translation>
    </message>
    <message>
        <source>Dữ liệu của hồ sơ này chưa về đến đây; hãy chờ có kết nối, hoặc nhập bằng tay với kênh “Bưu chính”.</source>
        <translation>This dossier&apos;s data have not come here yet; wait for the line, or enter it by hand with the channel “Post”.</translation>
    </message>
    <message>
        <source>Đã tiếp nhận lúc {0}</source>
        <translation>Received {0}</translation>
    </message>
    <message>
        <source>Đã ghi là không có khi kiểm đếm; nếu tìm thấy vẫn tiếp nhận được.</source>
        <translation>Written down as missing when it was counted; if it turns up it can still be received.</translation>
    </message>
    <message>
        <source>Chờ tiếp nhận</source>
        <translation>Waits to be received</translation>
    </message>
</context>
<context>
    <name>PostalController</name>
    <message>
        <source>Bảng kê bưu chính {0}</source>
        <translation>Postal manifest {0}</translation>
    </message>
    <message>
        <source>Phiếu gửi</source>
        <translation>Posting slip</translation>
    </message>
    <message>
        <source>Hồ sơ vừa quét không có trên bảng kê đang mở; hãy xem lại túi hồ sơ.</source>
        <translation>The dossier just scanned is not on the manifest in front; look through the bag again.</translation>
    </message>
    <message numerus="yes">
        <source>Đã ghi %n hồ sơ không có khi kiểm đếm; bưu chính sẽ thấy khi có kết nối.</source>
        <translation>
            <numerusform>%n dossier written down as missing; the post sees it once there is a line.</numerusform>
            <numerusform>%n dossiers written down as missing; the post sees it once there is a line.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PostalPrinting</name>
    <message>
        <source>bưu điện bưu chính công ích biên bản giao nhận</source>
        <translation>postal manifest record</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Never mind</translation>
    </message>
    <message>
        <source>In lại {0}</source>
        <translation>Print {0} again</translation>
    </message>
</context>
<context>
    <name>PostalScreen</name>
    <message>
        <source>không tiếp nhận: {0}</source>
        <translation>not to be received: {0}</translation>
    </message>
    <message>
        <source>Lập và in bảng kê</source>
        <translation>Make and print manifest</translation>
    </message>
    <message>
        <source>Mọi hồ sơ đang chờ</source>
        <translation>All that wait</translation>
    </message>
    <message>
        <source>Ghi hồ sơ thiếu</source>
        <translation>Write down what is missing</translation>
    </message>
    <message>
        <source>In lại bảng kê</source>
        <translation>Print manifest again</translation>
    </message>
    <message>
        <source>Hồ sơ bưu chính</source>
        <translation>Dossiers by post</translation>
    </message>
    <message>
        <source>Chờ Bộ phận Một cửa tiếp nhận: {0}</source>
        <translation>Waiting for the one-stop office: {0}</translation>
    </message>
    <message>
        <source>chưa vào bảng kê: {0}</source>
        <translation>on no manifest yet: {0}</translation>
    </message>
    <message>
        <source>Không có hồ sơ bưu chính nào đang chờ.
Hồ sơ do nhân viên bưu chính nhập hiện ở đây cho đến khi Bộ phận Một cửa tiếp nhận. Quét mã QR trên bảng kê từ bất kỳ màn hình nào để mở bảng kê.</source>
        <translation>No dossier from the post is waiting.
What postal staff entered stands here until the one-stop office receives it. Scan the QR code of a manifest on any screen to open it.</translation>
    </message>
    <message>
        <source>Bảng kê bưu chính {0}</source>
        <translation>Postal manifest {0}</translation>
    </message>
    <message>
        <source>{0}, lập lúc {1}</source>
        <translation>{0}, made {1}</translation>
    </message>
    <message>
        <source>đã tiếp nhận: {0}/{1}</source>
        <translation>received: {0}/{1}</translation>
    </message>
    <message>
        <source>còn thiếu: {0}</source>
        <translation>missing: {0}</translation>
    </message>
    <message>
        <source>đủ hồ sơ</source>
        <translation>complete</translation>
    </message>
</context>
<context>
    <name>PostalTable</name>
    <message>
        <source>Người gửi</source>
        <translation>Sender</translation>
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
        <source>Bảng kê</source>
        <translation>Manifest</translation>
    </message>
    <message>
        <source>Bưu chính nhận</source>
        <translation>Taken in by post</translation>
    </message>
    <message>
        <source>Tình trạng</source>
        <translation>State</translation>
    </message>
    <message>
        <source>chưa vào bảng kê</source>
        <translation>on no manifest yet</translation>
    </message>
    <message>
        <source>không có khi kiểm đếm</source>
        <translation>missing when counted</translation>
    </message>
</context>
<context>
    <name>PostedPrinting</name>
    <message>
        <source>bảng niêm yết công khai thành phần hồ sơ lệ phí thời hạn giấy hướng dẫn</source>
        <translation>posted sheet published papers fees term guidance</translation>
    </message>
    <message>
        <source>In niêm yết, hướng dẫn của thủ tục đang chọn</source>
        <translation>Print what is posted of the chosen procedure</translation>
    </message>
    <message>
        <source>Niêm yết thủ tục</source>
        <translation>Posted procedure</translation>
    </message>
    <message>
        <source>Hãy chọn thủ tục ở phần Tiếp nhận trước.</source>
        <translation>Choose a procedure at the intake first.</translation>
    </message>
</context>
<context>
    <name>PostingPrinting</name>
    <message>
        <source>Phiếu gửi</source>
        <translation>Posting slip</translation>
    </message>
</context>
<context>
    <name>PrinterChoice</name>
    <message>
        <source>Máy in</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>{0} – mặc định</source>
        <translation>{0} – default</translation>
    </message>
    <message>
        <source>Sẵn sàng</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>Đang không nhận lệnh in</source>
        <translation>Not accepting jobs</translation>
    </message>
</context>
<context>
    <name>PrinterController</name>
    <message>
        <source>Đang tìm máy in …</source>
        <translation>Looking for printers …</translation>
    </message>
</context>
<context>
    <name>PrinterPage</name>
    <message>
        <source>Máy in</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>Giấy tiếp nhận được in ngay sau khi lưu. In thử bây giờ để công dân đầu tiên không phải chờ.</source>
        <translation>Slips are printed right after saving. Try it now, so that the first citizen need not wait.</translation>
    </message>
    <message>
        <source>Khổ giấy</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>A4 ngang, hai liên cạnh nhau, cắt đôi</source>
        <translation>A4 landscape, both copies side by side, cut in two</translation>
    </message>
    <message>
        <source>A5, mỗi liên một tờ</source>
        <translation>A5, a sheet for each copy</translation>
    </message>
    <message>
        <source>A4 đứng, mỗi liên một tờ</source>
        <translation>A4 upright, a sheet for each copy</translation>
    </message>
    <message>
        <source>Cuộn 80 mm</source>
        <translation>80 mm roll</translation>
    </message>
    <message>
        <source>In thử</source>
        <translation>Print a test</translation>
    </message>
    <message>
        <source>Tìm lại máy in</source>
        <translation>Look for printers again</translation>
    </message>
    <message>
        <source>Giấy đã ra khỏi máy in, chữ Việt đủ dấu và không mất lề chưa?</source>
        <translation>Is the paper out, with all marks on the letters and nothing cut off at the edges?</translation>
    </message>
    <message>
        <source>Đã ra, in tốt</source>
        <translation>It is out and good</translation>
    </message>
    <message>
        <source>Chưa ra hoặc in hỏng</source>
        <translation>Not out, or spoilt</translation>
    </message>
    <message>
        <source>Để sau</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Tiếp tục</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Máy này chưa có máy in. Cài máy in rồi bấm Tìm lại máy in, hoặc để sau.</source>
        <translation>This PC has no printer yet. Set one up and look again, or leave it for later.</translation>
    </message>
    <message>
        <source>Máy in dùng được.</source>
        <translation>The printer works.</translation>
    </message>
    <message>
        <source>Kiểm tra giấy, mực, dây cắm và khổ giấy đã chọn, rồi in thử lại; hoặc chọn máy in khác.</source>
        <translation>Check paper, ink, cable and the paper chosen, then try again; or choose another printer.</translation>
    </message>
    <message>
        <source>Đang in thử …</source>
        <translation>Printing a test …</translation>
    </message>
</context>
<context>
    <name>PrintersController</name>
    <message>
        <source>Đang tìm máy in …</source>
        <translation>Looking for printers …</translation>
    </message>
    <message>
        <source>Đã ghi; dùng từ giấy in tiếp theo.</source>
        <translation>Kept; used from the next print on.</translation>
    </message>
    <message>
        <source>Đang gửi trang in thử …</source>
        <translation>Sending the test page …</translation>
    </message>
</context>
<context>
    <name>PrintersSection</name>
    <message>
        <source>Máy in</source>
        <translation>Printers</translation>
    </message>
    <message>
        <source>Riêng cho máy tính này. Máy in nào báo lại được thì phần mềm tự biết giấy đã ra chưa; máy không báo lại được (máy in cuộn) thì phần mềm hỏi một lần bên cạnh, không chặn việc đang làm. Chưa trả lời thì giấy tiếp nhận vẫn được coi là chưa in.

Ngoài máy in trong danh sách có thể gõ: tcp://192.168.1.50:9100 (máy in cuộn qua mạng), /dev/usb/lp0 (máy in cuộn cắm dây), file:///home/quay/giay-in (ghi tệp PDF khi không có máy in).</source>
        <translation>For this PC alone. Where a printer reports back, the program knows whether paper came out; where it cannot (roll printers), it asks once beside the work and blocks nothing. Until then the slip counts as not printed.

Besides the printers in the list you can write: tcp://192.168.1.50:9100 (roll printer on the network), /dev/usb/lp0 (roll printer on a cable), file:///home/desk/slips (PDF files where there is no printer).</translation>
    </message>
    <message>
        <source>Giấy tiếp nhận, hai liên trên A4</source>
        <translation>Slip, two halves on A4</translation>
    </message>
    <message>
        <source>Giấy tiếp nhận trên A5</source>
        <translation>Slip on A5</translation>
    </message>
    <message>
        <source>Mẫu giấy A4</source>
        <translation>Form on A4</translation>
    </message>
    <message>
        <source>Giấy cuộn 80 mm</source>
        <translation>Roll, 80 mm</translation>
    </message>
    <message>
        <source>Tìm lại máy in</source>
        <translation>Look for printers again</translation>
    </message>
    <message>
        <source>Máy in của máy tính này</source>
        <translation>Printers of this PC</translation>
    </message>
    <message>
        <source>Giấy tiếp nhận in trên</source>
        <translation>Slips are printed on</translation>
    </message>
    <message>
        <source>Máy in cho mọi loại giấy</source>
        <translation>Printer for every paper</translation>
    </message>
    <message>
        <source>Riêng cho: {0}</source>
        <translation>Only for: {0}</translation>
    </message>
    <message>
        <source>In thử: {0}</source>
        <translation>Test: {0}</translation>
    </message>
    <message>
        <source>{0} (mặc định của máy)</source>
        <translation>{0} (the system&apos;s default)</translation>
    </message>
    <message>
        <source>Máy tính này chưa cài máy in nào.</source>
        <translation>No printer is set up on this PC.</translation>
    </message>
    <message>
        <source>như trên</source>
        <translation>as above</translation>
    </message>
    <message>
        <source>mặc định của máy</source>
        <translation>the system&apos;s default</translation>
    </message>
    <message>
        <source>Sẵn sàng</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>Đang không nhận lệnh in</source>
        <translation>Not accepting jobs</translation>
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
    <name>PrintingWords</name>
    <message>
        <source>Máy in báo đã in xong.</source>
        <translation>The printer says that it is out.</translation>
    </message>
    <message>
        <source>Đã gửi tới máy in; hãy nhìn xem giấy đã ra chưa.</source>
        <translation>Sent; look whether paper came out.</translation>
    </message>
</context>
<context>
    <name>ProblemList</name>
    <message>
        <source>Những điều cần xem lại</source>
        <translation>What needs another look</translation>
    </message>
</context>
<context>
    <name>ProcedurePicker</name>
    <message>
        <source>Thủ tục</source>
        <translation>Procedure</translation>
    </message>
    <message>
        <source>vài chữ không dấu, ví dụ: khai si; ↓ để chọn trong các thủ tục hay dùng</source>
        <translation>a few letters without marks, e.g. khai si; ↓ for those used most</translation>
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
    <message numerus="yes">
        <source>%Ln việc</source>
        <translation>
            <numerusform>%Ln entry</numerusform>
            <numerusform>%Ln entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln hồ sơ</source>
        <translation>
            <numerusform>%Ln dossier</numerusform>
            <numerusform>%Ln dossiers</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} của {1}</source>
        <translation>{0} of {1}</translation>
    </message>
    <message>
        <source>{0} đang chờ, cũ nhất từ {1}. Tất cả đã lưu chắc chắn tại quầy.</source>
        <translation>Waiting: {0}, the oldest from {1}. All of it is safe at this desk.</translation>
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
        <source>Giải quyết</source>
        <translation>Settle</translation>
    </message>
    <message>
        <source>Lý do, nếu biết (không bắt buộc)</source>
        <translation>Reason, if known (optional)</translation>
    </message>
    <message>
        <source>Lý do hệ thống ngừng</source>
        <translation>Why the system is down</translation>
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
        <source>Chờ chuyển</source>
        <translation>Waiting</translation>
    </message>
    <message>
        <source>Việc chờ chuyển về hệ thống</source>
        <translation>Waiting to be handed in</translation>
    </message>
    <message>
        <source>Tiến độ chuyển</source>
        <translation>Progress of handing in</translation>
    </message>
    <message>
        <source>Danh sách đã thay đổi — tải lại (Ctrl+F5)</source>
        <translation>The list has changed — load again (Ctrl+F5)</translation>
    </message>
    <message>
        <source>Danh sách việc chờ chuyển</source>
        <translation>What waits to be handed in</translation>
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
    <message numerus="yes">
        <source>Chỉ liệt kê %n việc mới nhất.</source>
        <translation>
            <numerusform>Only the newest entry is listed.</numerusform>
            <numerusform>Only the newest %n entries are listed.</numerusform>
        </translation>
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
        <translation>Sign out</translation>
    </message>
    <message>
        <source>Người khác ngồi vào quầy; bản nháp vẫn còn</source>
        <translation>Somebody else sits down; the draft stays</translation>
    </message>
</context>
<context>
    <name>RecoveryPage</name>
    <message>
        <source>Mã khôi phục</source>
        <translation>Recovery code</translation>
    </message>
    <message>
        <source>Dữ liệu của quầy được mã hóa. Khi đổi máy, đổi ổ đĩa hay đặt lại mật khẩu máy tính, chỉ mã này mở lại được. Không ai khác giữ mã này, kể cả hệ thống trung tâm.</source>
        <translation>The desk&apos;s data are encrypted. After a change of PC or disk, or when the PC&apos;s password is reset, this code alone opens them. Nobody else has it, not even the centre.</translation>
    </message>
    <message>
        <source>Mã khôi phục của quầy này chưa được đọc lại từ giấy. Nếu đang giữ tờ mã, hãy quét hoặc gõ vào ô dưới đây; nếu không, hãy tạo mã mới (mã cũ sẽ hết giá trị).</source>
        <translation>This desk&apos;s recovery code was never read back from paper. If you have the sheet, scan or type it below; if not, make a new code (the old one opens nothing then).</translation>
    </message>
    <message>
        <source>In tờ mã khôi phục</source>
        <translation>Print the recovery sheet</translation>
    </message>
    <message>
        <source>Quét hoặc gõ lại mã trên giấy</source>
        <translation>Scan the sheet, or type its code</translation>
    </message>
    <message>
        <source>Xem lại mã</source>
        <translation>Show the code again</translation>
    </message>
    <message>
        <source>Tạo mã mới</source>
        <translation>Make a new code</translation>
    </message>
    <message>
        <source>Kiểm tra mã</source>
        <translation>Check the code</translation>
    </message>
    <message>
        <source>Tiếp tục</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Chưa có máy in? Chép tay 8 nhóm chữ lên giấy, rồi gõ lại từ tờ giấy ấy.</source>
        <translation>No printer yet? Copy the 8 groups onto paper by hand, then type them from that paper.</translation>
    </message>
    <message>
        <source>Hãy in tờ mã này, rồi quét hoặc gõ lại từ giấy.</source>
        <translation>Print this sheet, then scan it or type the code from the paper.</translation>
    </message>
    <message>
        <source>Máy này chưa có máy in; hãy chép tay mã lên giấy.</source>
        <translation>This PC has no printer yet; copy the code onto paper by hand.</translation>
    </message>
    <message>
        <source>Mã trên giấy đúng và mở được dữ liệu. Bây giờ cho tờ giấy vào phong bì, dán kín và cất cùng con dấu.</source>
        <translation>The code on the paper is right and opens the data. Now seal the sheet in an envelope and keep it with the stamp.</translation>
    </message>
    <message>
        <source>Đang in …</source>
        <translation>Printing …</translation>
    </message>
</context>
<context>
    <name>RegisterController</name>
    <message>
        <source>Sổ theo dõi hồ sơ</source>
        <translation>Register of dossiers</translation>
    </message>
    <message>
        <source>Mỗi quầy là một quyển. Sổ năm khóa từ ngày 31/12; sổ đã khóa in lại vẫn như lúc khóa.</source>
        <translation>Each desk is a volume. A year is closed from 31 December on; a closed volume prints as it was when it was closed.</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Khóa sổ năm</source>
        <translation>Close the year</translation>
    </message>
    <message>
        <source>In sổ</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Đang đọc sổ …</source>
        <translation>Reading the register …</translation>
    </message>
    <message>
        <source>Quyển {0}: nội dung đã khác lúc khóa sổ; hãy đối chiếu với bản đã ký.</source>
        <translation>Volume {0} differs from what was closed; compare it with the signed one.</translation>
    </message>
    <message>
        <source>Sổ theo dõi năm {0}</source>
        <translation>Register of {0}</translation>
    </message>
    <message>
        <source>Khóa quyển {0} năm {1}?</source>
        <translation>Close volume {0} of {1}?</translation>
    </message>
    <message>
        <source>Thủ trưởng ký: {0}. Sổ đã khóa không mở lại được, chỉ in lại được.</source>
        <translation>Signed by: {0}. A closed volume is never opened again; it can only be printed again.</translation>
    </message>
    <message>
        <source>Khóa sổ</source>
        <translation>Close the volume</translation>
    </message>
    <message numerus="yes">
        <source>Đã khóa quyển {0} năm {1}: %n hồ sơ, đến số {2}.</source>
        <translation>
            <numerusform>Volume {0} of {1} is closed: %n dossier, up to number {2}.</numerusform>
            <numerusform>Volume {0} of {1} is closed: %n dossiers, up to number {2}.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RegisterForm</name>
    <message>
        <source>Từ ngày (ngày nhận hồ sơ)</source>
        <translation>From (day of receipt)</translation>
    </message>
    <message>
        <source>Đến ngày</source>
        <translation>To</translation>
    </message>
    <message>
        <source>Quyển số</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Thủ trưởng ký khi khóa sổ</source>
        <translation>Head who signs the closing</translation>
    </message>
    <message>
        <source>Cả cơ quan, từng quyển một</source>
        <translation>The whole office, volume by volume</translation>
    </message>
    <message>
        <source>Kỳ này chưa có hồ sơ</source>
        <translation>No dossier in this span</translation>
    </message>
    <message numerus="yes">
        <source>Quyển {0}: %n hồ sơ, đến số {1}</source>
        <translation>
            <numerusform>Volume {0}: %n dossier, up to number {1}</numerusform>
            <numerusform>Volume {0}: %n dossiers, up to number {1}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> · %n hồ sơ ghi sau khi khóa</source>
        <translation>
            <numerusform> · %n dossier entered after the closing</numerusform>
            <numerusform> · %n dossiers entered after the closing</numerusform>
        </translation>
    </message>
    <message>
        <source> (quầy này)</source>
        <translation> (this desk)</translation>
    </message>
    <message>
        <source> · khóa ngày {0}</source>
        <translation> · closed on {0}</translation>
    </message>
</context>
<context>
    <name>RegulationController</name>
    <message>
        <source>Đang chuẩn bị văn phòng mẫu …</source>
        <translation>Preparing the sample office …</translation>
    </message>
</context>
<context>
    <name>RegulationPage</name>
    <message>
        <source>Quy chế áp dụng</source>
        <translation>The regulation to work by</translation>
    </message>
    <message>
        <source>Quy chế quyết định cách tính ngày hẹn, giờ bàn giao, mẫu giấy và việc nào được làm lúc nào. Hồ sơ giữ quy chế của ngày được tiếp nhận, kể cả khi sau này chọn quy chế khác.</source>
        <translation>The regulation decides how appointments are reckoned, when dossiers are handed over, which forms are printed and what may be done when. A dossier keeps the regulation of the day it was received, whatever is chosen later.</translation>
    </message>
    <message>
        <source>Quy chế cũ</source>
        <translation>Older regulations</translation>
    </message>
    <message>
        <source>Chỉ dành cho cơ quan biết chắc mình vẫn phải theo; cạnh mỗi quy chế là lý do nó đã cũ.</source>
        <translation>Only for an office that knows it is still bound by one; beside each stands why it is an older one.</translation>
    </message>
    <message>
        <source>Quy chế cũ …</source>
        <translation>Older regulations …</translation>
    </message>
    <message>
        <source>Tiếp tục</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Đang đọc các quy chế …</source>
        <translation>Reading the regulations …</translation>
    </message>
    <message>
        <source>Hệ thống trung tâm đã đặt quy chế cho cả cơ quan; quầy này theo đúng như vậy.</source>
        <translation>The central system has set the regulation for the whole office; this desk works by it.</translation>
    </message>
    <message>
        <source>Hệ thống trung tâm chưa đặt quy chế. Chọn ở đây cho quầy này, đến khi trung tâm đặt chung.</source>
        <translation>The central system has set no regulation. Choose one here for this desk, until the centre sets one for all.</translation>
    </message>
    <message>
        <source>Văn phòng mẫu sẽ làm theo quy chế được chọn; mở lại thì chọn lại được.</source>
        <translation>The sample office will work by the regulation that is chosen; it can be chosen anew at the next start.</translation>
    </message>
</context>
<context>
    <name>RegulationSection</name>
    <message>
        <source>Quy chế</source>
        <translation>Regulation</translation>
    </message>
    <message>
        <source>Quy chế là lựa chọn chung của cả cơ quan: quản trị đặt tại hệ thống trung tâm, mọi quầy nhận cùng một bản. Trung tâm chưa đặt thì quầy theo quy chế đã chọn lúc ghi danh. Quy tắc chưa kiểm chứng do quản trị bật, tắt ở quầy, tại “Quy định” (Shift+F1).</source>
        <translation>The regulation is the whole office&apos;s choice: the administrator sets it at the centre, every desk has the same. Until the centre has set one, a desk works by what was chosen when it was enrolled. Unverified rules are switched by the administrator at a desk, under “Rules” (Shift+F1).</translation>
    </message>
    <message>
        <source>Xem mọi quy định đang áp dụng</source>
        <translation>All rules in force</translation>
    </message>
    <message>
        <source>Quy chế cũ</source>
        <translation>Older regulations</translation>
    </message>
    <message>
        <source>Quy chế cơ quan có thể chọn</source>
        <translation>What the office may choose</translation>
    </message>
    <message>
        <source>Không có hiệu lực trong ngày hôm nay.</source>
        <translation>Not in force today.</translation>
    </message>
    <message>
        <source>Đã bật</source>
        <translation>On</translation>
    </message>
    <message>
        <source>Chưa bật</source>
        <translation>Off</translation>
    </message>
    <message>
        <source>Quy tắc chưa kiểm chứng: {0}</source>
        <translation>Unverified rules: {0}</translation>
    </message>
    <message>
        <source>Đang dùng: {0}</source>
        <translation>In use: {0}</translation>
    </message>
</context>
<context>
    <name>ReportController</name>
    <message>
        <source>Báo cáo số liệu của một kỳ</source>
        <translation>Report of a period&apos;s figures</translation>
    </message>
    <message>
        <source>Số liệu của cả cơ quan mà quầy này đã nhận về; không ghi gì vào nhật ký.</source>
        <translation>Figures of the whole office, as far as they are here; nothing is written into the journal.</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Lưu tệp Excel</source>
        <translation>Save as Excel file</translation>
    </message>
    <message>
        <source>In báo cáo</source>
        <translation>Print the report</translation>
    </message>
    <message>
        <source>Đang lập báo cáo …</source>
        <translation>Making the report …</translation>
    </message>
    <message>
        <source>Lưu báo cáo</source>
        <translation>Save the report</translation>
    </message>
    <message>
        <source>Tệp Excel (*.xlsx)</source>
        <translation>Excel file (*.xlsx)</translation>
    </message>
    <message>
        <source>Đã lưu báo cáo: {0}</source>
        <translation>Report saved: {0}</translation>
    </message>
</context>
<context>
    <name>ReportForm</name>
    <message>
        <source>Báo cáo</source>
        <translation>Report</translation>
    </message>
    <message>
        <source>Kỳ báo cáo</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Từ ngày</source>
        <translation>From</translation>
    </message>
    <message>
        <source>Đến hết ngày</source>
        <translation>To the end of</translation>
    </message>
    <message>
        <source>Những ngày khác</source>
        <translation>Other days</translation>
    </message>
    <message>
        <source>Tiếp nhận {0} (trực tuyến {1}, kỳ trước chuyển sang {2})</source>
        <translation>Received {0} (online {1}, carried over {2})</translation>
    </message>
    <message>
        <source>đã giải quyết {0}, quá hạn {1}</source>
        <translation>resolved {0}, late {1}</translation>
    </message>
    <message>
        <source>đang giải quyết {0}, quá hạn {1}</source>
        <translation>pending {0}, late {1}</translation>
    </message>
    <message>
        <source>rút, dừng, đóng {0}</source>
        <translation>withdrawn, stopped, closed {0}</translation>
    </message>
    <message>
        <source>. Kỳ chưa hết: số liệu đến {0}</source>
        <translation>. The period still runs: figures to {0}</translation>
    </message>
    <message>
        <source>Đang đếm …</source>
        <translation>Counting …</translation>
    </message>
    <message>
        <source>Quy định không nêu kỳ báo cáo: {0}.</source>
        <translation>The regulation names no period: {0}.</translation>
    </message>
    <message>
        <source>quy định không nói số liệu từ ngày nào; ngày do phần mềm lấy, sửa được</source>
        <translation>from which day the figures run is not said; the days are the program&apos;s and can be changed</translation>
    </message>
    <message>
        <source>Kỳ theo {0}; {1}.</source>
        <translation>Period by {0}; {1}.</translation>
    </message>
</context>
<context>
    <name>ReturnCard</name>
    <message>
        <source>Quét giấy tiếp nhận, gõ mã hồ sơ, hoặc chọn một dòng trong danh sách.</source>
        <translation>Scan the slip, type the code, or choose a row of the list.</translation>
    </message>
    <message>
        <source>Số hóa kết quả</source>
        <translation>Digitise the result</translation>
    </message>
    <message>
        <source>Trả kết quả</source>
        <translation>Hand out</translation>
    </message>
    <message>
        <source>Cách trả</source>
        <translation>How it is returned</translation>
    </message>
    <message>
        <source>Trả tại quầy</source>
        <translation>At the counter</translation>
    </message>
    <message>
        <source>Gửi qua bưu chính</source>
        <translation>Sent by post</translation>
    </message>
    <message>
        <source>Trả trực tuyến</source>
        <translation>Returned online</translation>
    </message>
    <message>
        <source>Số bưu gửi</source>
        <translation>Number of the letter</translation>
    </message>
    <message>
        <source>số bưu gửi</source>
        <translation>number of the letter</translation>
    </message>
    <message>
        <source>Người nhận</source>
        <translation>Who collects</translation>
    </message>
    <message>
        <source>Người đã nộp hồ sơ</source>
        <translation>Whoever handed it in</translation>
    </message>
    <message>
        <source>Chủ hồ sơ</source>
        <translation>The owner</translation>
    </message>
    <message>
        <source>Người được ủy quyền</source>
        <translation>Somebody authorised</translation>
    </message>
    <message>
        <source>Họ tên người nhận</source>
        <translation>Who collects</translation>
    </message>
    <message>
        <source>họ tên người nhận</source>
        <translation>name of who collects</translation>
    </message>
    <message>
        <source>Căn cứ nhận thay</source>
        <translation>Authority to collect</translation>
    </message>
    <message>
        <source>giấy ủy quyền, số, ngày …</source>
        <translation>power of attorney, number, date …</translation>
    </message>
    <message>
        <source>Không có giấy hẹn</source>
        <translation>Without the slip</translation>
    </message>
    <message>
        <source>Giấy tờ đã xem thay giấy hẹn</source>
        <translation>What was shown instead of the slip</translation>
    </message>
    <message>
        <source>giấy tờ đã xem</source>
        <translation>what was shown</translation>
    </message>
    <message>
        <source>Đã đối chiếu bản gốc</source>
        <translation>Compared with the originals</translation>
    </message>
    <message>
        <source>Hẹn trả {0}</source>
        <translation>Due {0}</translation>
    </message>
    <message>
        <source>Được nhận: {0}</source>
        <translation>May collect: {0}</translation>
    </message>
    <message>
        <source>Nộp thay theo: {0}</source>
        <translation>Handed in under: {0}</translation>
    </message>
    <message>
        <source>Kết quả chưa được số hóa.</source>
        <translation>The result is not digitised yet.</translation>
    </message>
    <message>
        <source>Kết quả đã số hóa, hiệu lực vô thời hạn.</source>
        <translation>The result is digitised, in force without end.</translation>
    </message>
    <message>
        <source>Kết quả đã số hóa, chưa ghi hiệu lực.</source>
        <translation>The result is digitised, its validity is not stated.</translation>
    </message>
    <message>
        <source>Kết quả đã số hóa, hiệu lực đến {0}.</source>
        <translation>The result is digitised, in force until {0}.</translation>
    </message>
    <message>
        <source>Chưa ghi nhận kết quả từ bộ phận chuyên môn.</source>
        <translation>No result from the unit was recorded.</translation>
    </message>
    <message>
        <source>Kết quả: được giải quyết</source>
        <translation>Result: granted</translation>
    </message>
    <message>
        <source>Kết quả: từ chối giải quyết</source>
        <translation>Result: refused</translation>
    </message>
    <message>
        <source>Trả lại giấy tờ gốc</source>
        <translation>Originals given back</translation>
    </message>
    <message>
        <source>Trả lại giấy tờ gốc: {0}</source>
        <translation>Originals given back: {0}</translation>
    </message>
    <message>
        <source>Căn cứ: {0}</source>
        <translation>Source: {0}</translation>
    </message>
    <message>
        <source>Hãy thu phí, lệ phí còn phải nộp trước khi trả kết quả.</source>
        <translation>Take the fees still owed before handing out the result.</translation>
    </message>
</context>
<context>
    <name>ReturnController</name>
    <message>
        <source>Đã ghi: người nộp báo đã chuyển {0}, chờ xác nhận.</source>
        <translation>Recorded: {0} claimed as transferred, not confirmed yet.</translation>
    </message>
    <message>
        <source>Đã thu {0}.</source>
        <translation>{0} taken.</translation>
    </message>
    <message>
        <source>Phiếu thu {0}</source>
        <translation>Receipt {0}</translation>
    </message>
    <message>
        <source>Đã trả kết quả {0}</source>
        <translation>Result handed out: {0}</translation>
    </message>
    <message>
        <source>Đã thêm {0}</source>
        <translation>Added {0}</translation>
    </message>
    <message numerus="yes">
        <source>Đã ghi nhận %n kết quả.</source>
        <translation>
            <numerusform>%n result recorded.</numerusform>
            <numerusform>%n results recorded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hồ sơ chưa ghi được, lý do ở từng dòng.</source>
        <translation>
            <numerusform>%n not recorded, its row says why.</numerusform>
            <numerusform>%n not recorded, each row says why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kết quả sớm, người nộp không nhận tin: gọi điện báo trước rồi ghi lại (F8, H):</source>
        <translation>
            <numerusform>%n early result that nobody is told of: call first, then note it (F8, H):</numerusform>
            <numerusform>%n early results that nobody is told of: call first, then note it (F8, H):</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… và %n hồ sơ nữa.</source>
        <translation>
            <numerusform>… and %n dossier more.</numerusform>
            <numerusform>… and %n dossiers more.</numerusform>
        </translation>
    </message>
    <message>
        <source>Danh sách kết quả đang lập (ghi lần cuối {0}) còn nguyên.</source>
        <translation>The batch in the making (last kept {0}) is still here.</translation>
    </message>
    <message>
        <source>Danh sách kết quả đang lập (ghi lần cuối {0}): không còn tìm thấy {1} hồ sơ.</source>
        <translation>The batch in the making (last kept {0}): {1} of its dossiers cannot be found any more.</translation>
    </message>
</context>
<context>
    <name>ReturnMoney</name>
    <message>
        <source>Số biên lai (nếu có)</source>
        <translation>Official receipt&apos;s number</translation>
    </message>
    <message>
        <source>số biên lai, nếu có</source>
        <translation>receipt number, if any</translation>
    </message>
    <message>
        <source>Thu tiền mặt</source>
        <translation>Cash</translation>
    </message>
    <message>
        <source>Thu qua thẻ, trực tuyến</source>
        <translation>Card or online</translation>
    </message>
    <message>
        <source>Chuyển khoản</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>In phiếu thu</source>
        <translation>Print the receipt</translation>
    </message>
    <message>
        <source>Mã VietQR để người nộp quét</source>
        <translation>VietQR code for the citizen to scan</translation>
    </message>
    <message>
        <source>Người nộp báo đã chuyển</source>
        <translation>The citizen says it was transferred</translation>
    </message>
    <message>
        <source> · người nộp báo đã chuyển {0}, chờ xác nhận</source>
        <translation> · {0} claimed as transferred, not confirmed</translation>
    </message>
    <message>
        <source>Còn phải nộp: {0}</source>
        <translation>Still owed: {0}</translation>
    </message>
    <message>
        <source>{0} · đã báo chuyển</source>
        <translation>{0} · said to be transferred</translation>
    </message>
</context>
<context>
    <name>ReturnScreen</name>
    <message>
        <source>Trả kết quả</source>
        <translation>Return results</translation>
    </message>
    <message>
        <source>Hồ sơ cần trả kết quả</source>
        <translation>Dossier to hand out</translation>
    </message>
    <message>
        <source>quét giấy tiếp nhận, gõ mã, tên, số định danh …</source>
        <translation>scan the slip, type a code, name, identity number …</translation>
    </message>
    <message>
        <source>Kết quả chờ trả</source>
        <translation>Results to hand out</translation>
    </message>
    <message>
        <source>Kết quả của hồ sơ quét tới đây</source>
        <translation>Result of the next dossiers</translation>
    </message>
    <message>
        <source>Được giải quyết</source>
        <translation>Granted</translation>
    </message>
    <message>
        <source>Từ chối giải quyết</source>
        <translation>Refused</translation>
    </message>
    <message>
        <source>Số văn bản</source>
        <translation>Number of the document</translation>
    </message>
    <message>
        <source>số văn bản của hồ sơ sắp quét, có thể để trống</source>
        <translation>the next dossier&apos;s document number, may stay empty</translation>
    </message>
    <message>
        <source>Lý do từ chối</source>
        <translation>Reason of the refusal</translation>
    </message>
    <message>
        <source>lý do từ chối, kèm điều luật</source>
        <translation>reason of the refusal, with its article</translation>
    </message>
    <message>
        <source>Người ký văn bản từ chối</source>
        <translation>Who signed the refusal</translation>
    </message>
    <message>
        <source>người ký văn bản từ chối</source>
        <translation>who signed the refusal</translation>
    </message>
    <message>
        <source>Hồ sơ có kết quả về</source>
        <translation>Dossier whose result came back</translation>
    </message>
    <message>
        <source>quét từng hồ sơ, hoặc gõ mã rồi Enter</source>
        <translation>scan one after the other, or type a code and Enter</translation>
    </message>
    <message>
        <source>Ghi nhận kết quả</source>
        <translation>Record results</translation>
    </message>
    <message>
        <source>Bỏ khỏi danh sách</source>
        <translation>Take off the list</translation>
    </message>
    <message>
        <source>Kết quả chuyển về</source>
        <translation>Results that came back</translation>
    </message>
    <message>
        <source>Trả cho người nộp</source>
        <translation>Hand out</translation>
    </message>
    <message>
        <source>Nhận kết quả về</source>
        <translation>Results back</translation>
    </message>
    <message>
        <source>Không có hồ sơ nào khớp với “{0}”.</source>
        <translation>No dossier matches “{0}”.</translation>
    </message>
    <message>
        <source>Chưa có kết quả nào chờ trả.

Khi bộ phận chuyên môn chuyển kết quả về, ghi ở “Nhận kết quả về”.</source>
        <translation>No result waits to be handed out.

When a unit sends results back, record them under “Results back”.</translation>
    </message>
    <message>
        <source>số văn bản từ chối</source>
        <translation>number of the letter of refusal</translation>
    </message>
    <message>
        <source>Quét các hồ sơ vừa có kết quả về; xem lại rồi ghi nhận tất cả một lần (Shift+F9).</source>
        <translation>Scan the dossiers whose results came back; look them over, then record all at once (Shift+F9).</translation>
    </message>
    <message numerus="yes">
        <source>Ghi nhận %n kết quả</source>
        <translation>
            <numerusform>Record %n result</numerusform>
            <numerusform>Record %n results</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RowsField</name>
    <message>
        <source>+ Thêm giấy tờ</source>
        <translation>+ Add a paper</translation>
    </message>
    <message>
        <source>+ Thêm khoản thu</source>
        <translation>+ Add a fee</translation>
    </message>
    <message>
        <source>+ Thêm giấy tờ ngoài danh mục</source>
        <translation>+ Add a paper that is not published</translation>
    </message>
</context>
<context>
    <name>RuleHelp</name>
    <message>
        <source>Quy định của ô đang chọn</source>
        <translation>The rule behind this field</translation>
    </message>
    <message>
        <source>luật điều</source>
        <translation>law article</translation>
    </message>
    <message>
        <source>“{0}”: không có quy định nào đứng sau ô này.</source>
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
    <name>RuleSwitch</name>
    <message>
        <source>Áp dụng cho mọi bước sau lúc bật, ở mọi quầy của cơ quan, cả khi mất mạng. Ngày hẹn đã in giữ nguyên. Nơi nào dẫn quy tắc này đều ghi “chưa kiểm chứng”.</source>
        <translation>Holds for every step from then on, at every desk of the office, without a line too. Dates that were printed stay. Wherever it is cited it bears “not verified”.</translation>
    </message>
    <message>
        <source>Căn cứ bật, tắt</source>
        <translation>Ground for the switch</translation>
    </message>
    <message>
        <source>số văn bản, ý kiến của cơ quan cấp trên …</source>
        <translation>number of the document, word of the superior agency …</translation>
    </message>
    <message>
        <source>Đang bật ở cơ quan này</source>
        <translation>On in this office</translation>
    </message>
    <message>
        <source>Chưa bật ở cơ quan này</source>
        <translation>Off in this office</translation>
    </message>
    <message>
        <source>Tắt quy tắc này</source>
        <translation>Switch this rule off</translation>
    </message>
    <message>
        <source>Bật quy tắc này</source>
        <translation>Switch this rule on</translation>
    </message>
</context>
<context>
    <name>RuleText</name>
    <message>
        <source>Giá trị: {0}</source>
        <translation>Value: {0}</translation>
    </message>
    <message>
        <source>Căn cứ: {0}</source>
        <translation>Source: {0}</translation>
    </message>
    <message>
        <source>Áp dụng cho: {0}</source>
        <translation>Applies to: {0}</translation>
    </message>
    <message>
        <source>Quy chế: {0}</source>
        <translation>Regulation: {0}</translation>
    </message>
    <message>
        <source>Tình trạng: {0}</source>
        <translation>Status: {0}</translation>
    </message>
    <message>
        <source>Chỉ để biết: {0}</source>
        <translation>For information: {0}</translation>
    </message>
    <message>
        <source>Đơn vị đã bật quy tắc này.</source>
        <translation>The office has switched it on.</translation>
    </message>
</context>
<context>
    <name>RulesController</name>
    <message>
        <source>Chỉ quản trị của cơ quan bật, tắt được quy tắc này.</source>
        <translation>Only the office&apos;s administrator switches this rule.</translation>
    </message>
    <message>
        <source>Đã bật quy tắc; áp dụng từ bây giờ.</source>
        <translation>The rule is on from now.</translation>
    </message>
    <message>
        <source>Đã tắt quy tắc.</source>
        <translation>The rule is off.</translation>
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
    <message>
        <source>chưa kiểm chứng, đã bật</source>
        <translation>unverified, on</translation>
    </message>
    <message>
        <source>chưa kiểm chứng</source>
        <translation>unverified</translation>
    </message>
    <message>
        <source>chưa đọc bản sửa đổi</source>
        <translation>amendment not read</translation>
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
        <source>Các quy định đang áp dụng</source>
        <translation>The rules in force</translation>
    </message>
    <message>
        <source>Chép căn cứ</source>
        <translation>Copy the citation</translation>
    </message>
    <message>
        <source>Quy chế này không có hiệu lực trong ngày hôm nay; vẫn dùng vì đơn vị đã chọn.</source>
        <translation>This regulation is not in force today; it is used because the office chose it.</translation>
    </message>
    <message numerus="yes">
        <source>%n quy tắc chưa kiểm chứng: chỉ áp dụng khi đơn vị đã bật.</source>
        <translation>
            <numerusform>%n rule is unverified: it applies only where the office switched it on.</numerusform>
            <numerusform>%n rules are unverified: they apply only where the office switched them on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n quy tắc</source>
        <translation>
            <numerusform>%n rule</numerusform>
            <numerusform>%n rules</numerusform>
        </translation>
    </message>
    <message>
        <source>Không có quy tắc nào như vậy; hãy bớt chữ.</source>
        <translation>There is no such rule; use fewer letters.</translation>
    </message>
</context>
<context>
    <name>SavedPage</name>
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
        <source>Số hóa giấy tờ</source>
        <translation>Digitise papers</translation>
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
        <source>In phiếu gửi</source>
        <translation>Print posting slip</translation>
    </message>
    <message>
        <source>Hẹn trả: {0}</source>
        <translation>Due: {0}</translation>
    </message>
    <message>
        <source>Bộ phận Một cửa cấp mã và ngày hẹn khi tiếp nhận.</source>
        <translation>The one-stop office gives code and date when it receives it.</translation>
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
    <name>ScanRouter</name>
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
    <name>ScannerController</name>
    <message>
        <source>Máy quét đọc được, nhưng đây không phải thẻ căn cước; hãy quét thử một thẻ.</source>
        <translation>The scanner reads, but this is no identity card; try one.</translation>
    </message>
    <message>
        <source>Máy quét đã gửi sai bảng mã ({0}); phần mềm đã khôi phục.</source>
        <translation>The scanner sent the wrong code page ({0}); the program has put it right.</translation>
    </message>
    <message>
        <source>Chỉ để xem: không lưu gì của thẻ này.</source>
        <translation>Only shown: nothing of this card is kept.</translation>
    </message>
    <message>
        <source>Đọc được: {0}</source>
        <translation>Read: {0}</translation>
    </message>
</context>
<context>
    <name>ScannerPage</name>
    <message>
        <source>Máy quét</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>Quét thẻ căn cước thì không phải gõ tên và địa chỉ. Hãy quét thử một thẻ: phần mềm cho xem đọc được gì, không lưu và không gửi đi đâu.</source>
        <translation>A scanned card saves typing name and address. Try one: what was read is shown, kept nowhere and sent nowhere.</translation>
    </message>
    <message>
        <source>Máy quét nối với máy tính</source>
        <translation>How the scanner is connected</translation>
    </message>
    <message>
        <source>Như bàn phím (thông dụng)</source>
        <translation>Like a keyboard (usual)</translation>
    </message>
    <message>
        <source>Tốc độ</source>
        <translation>Speed</translation>
    </message>
    <message>
        <source>Tốc độ (bit/giây)</source>
        <translation>Speed (bits a second)</translation>
    </message>
    <message>
        <source>Đang chờ quét … Đưa mã QR trên thẻ căn cước trước máy quét.</source>
        <translation>Waiting for a scan … Hold the QR code of a card before the scanner.</translation>
    </message>
    <message>
        <source>Không có máy quét</source>
        <translation>There is no scanner</translation>
    </message>
    <message>
        <source>Hoàn tất</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>Máy quét dùng được. Có thể quét thử thẻ khác.</source>
        <translation>The scanner works. You may try another card.</translation>
    </message>
</context>
<context>
    <name>SecondPerson</name>
    <message>
        <source>Tài khoản lãnh đạo</source>
        <translation>Supervisor&apos;s account</translation>
    </message>
    <message>
        <source>Mật khẩu của lãnh đạo</source>
        <translation>Supervisor&apos;s password</translation>
    </message>
    <message>
        <source>Phím Caps Lock đang bật.</source>
        <translation>Caps Lock is on.</translation>
    </message>
    <message>
        <source>Chưa có tài khoản lãnh đạo nào ở quầy này.</source>
        <translation>No supervisor&apos;s account is known at this desk.</translation>
    </message>
    <message>
        <source>Lãnh đạo ký ngay tại đây, không cần đổi người:</source>
        <translation>The supervisor signs here, nobody has to leave:</translation>
    </message>
</context>
<context>
    <name>SerialScannerPort</name>
    <message>
        <source>Máy quét ở cổng {0} đã nối lại.</source>
        <translation>The scanner on port {0} is back.</translation>
    </message>
    <message>
        <source>Máy quét đã nối ở cổng {0}.</source>
        <translation>The scanner is connected on port {0}.</translation>
    </message>
    <message>
        <source>Không mở được cổng máy quét {0}: chương trình khác đang dùng, hoặc tài khoản máy này chưa được phép. Trong lúc chờ, hãy gõ tay.</source>
        <translation>The scanner&apos;s port {0} cannot be opened: another program has it, or this login may not. Type by hand meanwhile.</translation>
    </message>
    <message>
        <source>Không thấy máy quét ở cổng {0}; cắm lại là dùng được ngay. Trong lúc chờ, hãy gõ tay.</source>
        <translation>There is no scanner on port {0}; plug it in and it works at once. Type by hand meanwhile.</translation>
    </message>
</context>
<context>
    <name>SettingsController</name>
    <message>
        <source>thiết lập cài đặt</source>
        <translation>settings options</translation>
    </message>
    <message>
        <source>Thiết lập: {0}</source>
        <translation>Settings: {0}</translation>
    </message>
    <message>
        <source>Giao diện tương phản cao</source>
        <translation>High-contrast look</translation>
    </message>
    <message>
        <source>Giao diện sáng</source>
        <translation>Light look</translation>
    </message>
    <message>
        <source>Giao diện theo máy tính</source>
        <translation>Look as the system</translation>
    </message>
    <message>
        <source>ngôn ngữ giao diện màu</source>
        <translation>language look colour</translation>
    </message>
</context>
<context>
    <name>SheetSection</name>
    <message>
        <source>Số phiếu dự phòng</source>
        <translation>Contingency sheet&apos;s number</translation>
    </message>
    <message>
        <source>Ngày giờ nhận ghi trên phiếu</source>
        <translation>Day and time of receipt on the sheet</translation>
    </message>
    <message>
        <source>ngày giờ nhận ghi trên phiếu</source>
        <translation>day and time of receipt on the sheet</translation>
    </message>
    <message>
        <source>Nhập bù đúng như đã viết trên phiếu; mã hồ sơ được cấp cho ngày ghi trên phiếu.</source>
        <translation>Enter it just as it was written; the code is that of the day on the sheet.</translation>
    </message>
    <message>
        <source>Nhận lúc</source>
        <translation>Received</translation>
    </message>
</context>
<context>
    <name>SignCard</name>
    <message>
        <source>Chờ ký số</source>
        <translation>To be signed</translation>
    </message>
    <message>
        <source>Ký số các tệp đang chọn</source>
        <translation>Sign the chosen files</translation>
    </message>
    <message>
        <source>Ký số tất cả</source>
        <translation>Sign all</translation>
    </message>
    <message>
        <source>Mở hồ sơ để xem</source>
        <translation>Open the dossier to look</translation>
    </message>
    <message>
        <source> Còn nữa: ký xong phần này thì phần sau hiện ra.</source>
        <translation> There are more: they appear once these are signed.</translation>
    </message>
    <message numerus="yes">
        <source>%n tệp</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hồ sơ</source>
        <translation>
            <numerusform>%n dossier</numerusform>
            <numerusform>%n dossiers</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} của {1} chờ ký số ({2}).</source>
        <translation>To be signed: {0} of {1} ({2}).</translation>
    </message>
    <message>
        <source>Không có tệp nào chờ ký số.</source>
        <translation>No file is to be signed.</translation>
    </message>
</context>
<context>
    <name>SignInController</name>
    <message>
        <source>Màn hình đang khóa; mở khóa rồi quét lại.</source>
        <translation>The screen is locked; unlock it and scan again.</translation>
    </message>
    <message>
        <source>Chưa ai đăng nhập; đăng nhập rồi quét lại.</source>
        <translation>Nobody is signed in; sign in and scan again.</translation>
    </message>
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
        <source>Phím Caps Lock đang bật.</source>
        <translation>Caps Lock is on.</translation>
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
        <source>Mật khẩu đang dùng là mật khẩu được cấp; cần đổi trước khi làm việc. Mật khẩu mới có ít nhất 10 ký tự; dùng cả một câu dễ nhớ cũng được.</source>
        <translation>Your password was issued to you; change it before you begin. The new one has 10 characters or more; a sentence that is easy to remember will do.</translation>
    </message>
    <message>
        <source>Để người khác đăng nhập</source>
        <translation>Let somebody else sign in</translation>
    </message>
</context>
<context>
    <name>SigningController</name>
    <message>
        <source>Máy này chưa có thiết bị ký số, hoặc chưa cắm; {0} tệp vẫn nằm trong danh sách chờ ký. Thư viện của thiết bị được khai ở Thiết lập (F10).</source>
        <translation>This PC has no signing token, or none is plugged in; {0} stay to be signed. The token&apos;s library is set in the settings (F10).</translation>
    </message>
    <message numerus="yes">
        <source>Đã ký số %n tệp.</source>
        <translation>
            <numerusform>%n file signed.</numerusform>
            <numerusform>%n files signed.</numerusform>
        </translation>
    </message>
    <message>
        <source>Đang ký số {0}/{1}: {2} …</source>
        <translation>Signing {0} of {1}: {2} …</translation>
    </message>
</context>
<context>
    <name>SingleAct</name>
    <message>
        <source>Đang ghi …</source>
        <translation>Saving …</translation>
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
    <name>StatementCard</name>
    <message>
        <source>Dán các dòng sao kê</source>
        <translation>Paste lines of the statement</translation>
    </message>
    <message>
        <source>dán một hay nhiều dòng sao kê, mỗi giao dịch một dòng</source>
        <translation>paste one or more lines, a transfer a line</translation>
    </message>
    <message>
        <source>Đối chiếu</source>
        <translation>Match</translation>
    </message>
    <message>
        <source>Chọn tệp CSV …</source>
        <translation>Choose a CSV file …</translation>
    </message>
    <message>
        <source>Đối chiếu sao kê ngân hàng</source>
        <translation>Match a bank statement</translation>
    </message>
    <message numerus="yes">
        <source>Xác nhận %n khoản khớp</source>
        <translation>
            <numerusform>Confirm %n that agrees</numerusform>
            <numerusform>Confirm %n that agree</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… và %n dòng nữa.</source>
        <translation>
            <numerusform>… and %n line more.</numerusform>
            <numerusform>… and %n lines more.</numerusform>
        </translation>
    </message>
    <message>
        <source>✓ {0}: {1}</source>
        <translation>✓ {0}: {1}</translation>
    </message>
    <message>
        <source>✓ {0}: {1}, một phần của {2}</source>
        <translation>✓ {0}: {1}, a part of {2}</translation>
    </message>
    <message>
        <source>≠ {0}: trùng dòng trên hoặc nộp hai lần, không xác nhận thêm: {1}</source>
        <translation>≠ {0}: as a line above, or paid twice; not confirmed again: {1}</translation>
    </message>
    <message>
        <source>≠ {0}: chờ {1}, sao kê ghi khác: {2}</source>
        <translation>≠ {0}: {1} awaited, the statement says otherwise: {2}</translation>
    </message>
    <message>
        <source>? {0}: không có khoản nào chờ xác nhận: {1}</source>
        <translation>? {0}: nothing waits to be confirmed: {1}</translation>
    </message>
    <message>
        <source>– không khớp hồ sơ nào: {0}</source>
        <translation>– of no dossier: {0}</translation>
    </message>
    <message>
        <source>Chọn sao kê ngân hàng</source>
        <translation>Choose a bank statement</translation>
    </message>
    <message>
        <source>Sao kê CSV (*.csv *.txt)</source>
        <translation>CSV statement (*.csv *.txt)</translation>
    </message>
    <message numerus="yes">
        <source>%n dòng: {0} khớp, {1} khác số tiền hoặc trùng, {2} chưa được báo chuyển, {3} không thuộc hồ sơ nào.</source>
        <translation>
            <numerusform>%n line: {0} agree, {1} of another amount or doubled, {2} not claimed, {3} of no dossier.</numerusform>
            <numerusform>%n lines: {0} agree, {1} of another amount or doubled, {2} not claimed, {3} of no dossier.</numerusform>
        </translation>
    </message>
    <message>
        <source>Mọi tệp (*)</source>
        <translation>Every file (*)</translation>
    </message>
</context>
<context>
    <name>StepController</name>
    <message>
        <source>Hãy mở một hồ sơ trước.</source>
        <translation>Open a dossier first.</translation>
    </message>
    <message>
        <source>Chưa ghi được: {0} · {1}</source>
        <translation>Not written: {0} · {1}</translation>
    </message>
    <message>
        <source>Đã ghi nhận: {0}</source>
        <translation>Recorded: {0}</translation>
    </message>
</context>
<context>
    <name>StepForm</name>
    <message>
        <source>Ghi nhận và in</source>
        <translation>Record and print</translation>
    </message>
    <message>
        <source>Ghi nhận</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Print</translation>
    </message>
    <message>
        <source>Mã VietQR để quét</source>
        <translation>VietQR code to be scanned</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Các bước</source>
        <translation>Steps</translation>
    </message>
    <message>
        <source>Ghi danh</source>
        <translation>Enrol</translation>
    </message>
    <message>
        <source>Mã khôi phục</source>
        <translation>Recovery code</translation>
    </message>
    <message>
        <source>Quy chế</source>
        <translation>Regulation</translation>
    </message>
    <message>
        <source>Máy in</source>
        <translation>Printer</translation>
    </message>
    <message>
        <source>Máy quét</source>
        <translation>Scanner</translation>
    </message>
    <message>
        <source>Đăng nhập</source>
        <translation>Sign in</translation>
    </message>
    <message>
        <source>xong</source>
        <translation>done</translation>
    </message>
</context>
<context>
    <name>SubmitterFields</name>
    <message>
        <source>Họ tên người nộp thay</source>
        <translation>Submitter&apos;s name</translation>
    </message>
    <message>
        <source>Số định danh người nộp thay</source>
        <translation>Submitter&apos;s identity number</translation>
    </message>
    <message>
        <source>Quan hệ, tư cách nộp thay</source>
        <translation>Why this person may submit</translation>
    </message>
    <message>
        <source>Giấy ủy quyền</source>
        <translation>Written mandate</translation>
    </message>
    <message>
        <source>Cha, mẹ</source>
        <translation>Father or mother</translation>
    </message>
    <message>
        <source>Người giám hộ</source>
        <translation>Guardian</translation>
    </message>
    <message>
        <source>Đại diện theo pháp luật</source>
        <translation>Legal representative</translation>
    </message>
    <message>
        <source>Người thân</source>
        <translation>Relative</translation>
    </message>
    <message>
        <source>Nhân viên bưu chính</source>
        <translation>Postal employee</translation>
    </message>
    <message>
        <source>Khác</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>Căn cứ nộp thay</source>
        <translation>Submitter&apos;s authority</translation>
    </message>
    <message>
        <source>số, ngày giấy ủy quyền, hoặc giấy tờ chứng minh</source>
        <translation>number and date of the mandate, or the paper that proves it</translation>
    </message>
    <message>
        <source>Điện thoại người nộp thay</source>
        <translation>Submitter&apos;s telephone</translation>
    </message>
    <message>
        <source>Người nộp thay</source>
        <translation>Submitter</translation>
    </message>
    <message>
        <source>Số định danh</source>
        <translation>Identity no.</translation>
    </message>
    <message>
        <source>Tư cách</source>
        <translation>Acts as</translation>
    </message>
    <message>
        <source>Điện thoại</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>Căn cứ</source>
        <translation>Authority</translation>
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
        <source>Sắp xếp theo</source>
        <translation>Sort by</translation>
    </message>
    <message>
        <source>Cột</source>
        <translation>Columns</translation>
    </message>
</context>
<context>
    <name>TableColumns</name>
    <message>
        <source>Như ban đầu</source>
        <translation>As they came</translation>
    </message>
    <message>
        <source>Đặt lại cột</source>
        <translation>Reset the columns</translation>
    </message>
    <message>
        <source>Sắp xếp theo</source>
        <translation>Sort by</translation>
    </message>
</context>
<context>
    <name>TakeBack</name>
    <message>
        <source>Lấy lại</source>
        <translation>Take it back</translation>
    </message>
    <message numerus="yes">
        <source>Lấy lại %n hồ sơ</source>
        <translation>
            <numerusform>Take %n dossier back</numerusform>
            <numerusform>Take %n dossiers back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TicksField</name>
    <message>
        <source>Không có mục nào.</source>
        <translation>Nothing to choose here.</translation>
    </message>
</context>
<context>
    <name>TillController</name>
    <message>
        <source>Kiểm đếm tiền cuối ngày</source>
        <translation>Count the day&apos;s till</translation>
    </message>
    <message>
        <source>két quỹ tiền mặt phí lệ phí</source>
        <translation>till drawer cash fees</translation>
    </message>
    <message>
        <source>Để sau, đổi người</source>
        <translation>Later, change people</translation>
    </message>
    <message>
        <source>Kiểm đếm</source>
        <translation>Count it</translation>
    </message>
    <message>
        <source>Kiểm đếm tiền ngày {0}</source>
        <translation>Count the till of {0}</translation>
    </message>
    <message>
        <source>Thôi</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Ghi nhận</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Đã ghi kiểm đếm: khớp.</source>
        <translation>Counted: it agrees.</translation>
    </message>
    <message>
        <source>Đã ghi kiểm đếm: chênh lệch {0}.</source>
        <translation>Counted: it differs by {0}.</translation>
    </message>
</context>
<context>
    <name>TillForm</name>
    <message>
        <source>Tiền mặt đếm được (đ)</source>
        <translation>Cash counted (đ)</translation>
    </message>
    <message>
        <source>Đếm theo từng mệnh giá</source>
        <translation>Count note by note</translation>
    </message>
    <message>
        <source>Giải thích nếu chênh lệch</source>
        <translation>Explain a difference</translation>
    </message>
    <message>
        <source>Số tờ {0}</source>
        <translation>How many of {0}</translation>
    </message>
    <message>
        <source>Chỉ ghi tổng số tiền</source>
        <translation>Type the sum alone</translation>
    </message>
    <message>
        <source>Chưa đếm.</source>
        <translation>Not counted yet.</translation>
    </message>
</context>
<context>
    <name>TillWords</name>
    <message>
        <source>Số lần thu: {0}</source>
        <translation>Takings: {0}</translation>
    </message>
    <message>
        <source>Khớp với sổ.</source>
        <translation>Agrees with the books.</translation>
    </message>
    <message>
        <source>Thừa {0} so với sổ.</source>
        <translation>{0} too much.</translation>
    </message>
    <message>
        <source>Thiếu {0} so với sổ.</source>
        <translation>{0} missing.</translation>
    </message>
    <message>
        <source>Sau lần kiểm đếm hôm nay tiền mặt có thu, trả thêm; {0}</source>
        <translation>Cash moved since today&apos;s count; {0}</translation>
    </message>
    <message>
        <source>Tiền mặt hôm nay chưa kiểm đếm; {0}</source>
        <translation>Today&apos;s cash was not counted; {0}</translation>
    </message>
    <message>
        <source>theo sổ đã trả nhiều hơn thu {0}</source>
        <translation>by the books {0} more went out than came in</translation>
    </message>
    <message>
        <source>theo sổ có {0}</source>
        <translation>by the books there are {0}</translation>
    </message>
    <message>
        <source>Theo sổ, quầy này đã hoàn trả nhiều hơn thu {0}; hãy ghi rõ số tiền ấy lấy từ đâu.</source>
        <translation>By the books this desk gave back {0} more than it took; write where that money came from.</translation>
    </message>
    <message>
        <source>Tiền mặt theo sổ: {0}</source>
        <translation>Cash by the books: {0}</translation>
    </message>
    <message>
        <source>Quẹt thẻ, trực tuyến (không có trong két): {0}</source>
        <translation>By card, online (not in the drawer): {0}</translation>
    </message>
    <message>
        <source> (phí {0}, lệ phí {1})</source>
        <translation> (phí {0}, lệ phí {1})</translation>
    </message>
    <message>
        <source>Từ lần đếm ấy tiền mặt thu thêm {0}.</source>
        <translation>Since then {0} of cash came in.</translation>
    </message>
    <message>
        <source>Từ lần đếm ấy tiền mặt trả lại {0}.</source>
        <translation>Since then {0} of cash went out.</translation>
    </message>
    <message>
        <source>Đếm lại thì ghi thêm một lần, lần sau cùng được tính; các lần trước vẫn lưu.</source>
        <translation>Another count is written beside it; the last one holds, the earlier ones stay.</translation>
    </message>
    <message>
        <source>Đã kiểm đếm lúc {0} ({1}): {2}. {3}</source>
        <translation>Counted at {0} ({1}): {2}. {3}</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Diễn biến</source>
        <translation>Timeline</translation>
    </message>
    <message numerus="yes">
        <source>Trung tâm đã ký nhận cả %n việc dưới đây.</source>
        <translation>
            <numerusform>The centre has signed for the entry below.</numerusform>
            <numerusform>The centre has signed for all %n entries below.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Trung tâm đã ký nhận {0} trong %n việc; {1} việc còn chờ chuyển.</source>
        <translation>
            <numerusform>The centre has signed for {0} of %n entry; {1} still waiting.</numerusform>
            <numerusform>The centre has signed for {0} of %n entries; {1} still waiting.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimelineRow</name>
    <message>
        <source>nhận lúc {0}</source>
        <translation>received {0}</translation>
    </message>
    <message>
        <source>ghi lúc {0}</source>
        <translation>entered {0}</translation>
    </message>
</context>
<context>
    <name>ToSignController</name>
    <message>
        <source>ký số chứng thư</source>
        <translation>certificate token</translation>
    </message>
    <message>
        <source>Giấy tờ chờ ký số</source>
        <translation>Papers to be signed</translation>
    </message>
</context>
<context>
    <name>ToSignTable</name>
    <message>
        <source>Tệp</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Người nộp</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Số trang</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Kết quả giải quyết</source>
        <translation>The result</translation>
    </message>
</context>
<context>
    <name>TodayAddress</name>
    <message>
        <source>Địa chỉ hiện nay</source>
        <translation>Address of today</translation>
    </message>
    <message>
        <source>Nhận</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>Nhận địa chỉ hiện nay</source>
        <translation>Accept the address of today</translation>
    </message>
    <message>
        <source>nếu khác địa chỉ ghi trên giấy tờ</source>
        <translation>where it differs from the paper</translation>
    </message>
    <message>
        <source>(bảng mẫu) </source>
        <translation>(sample table) </translation>
    </message>
    <message>
        <source>(1/{0}) </source>
        <translation>(1 of {0}) </translation>
    </message>
</context>
<context>
    <name>TodayContext</name>
    <message>
        <source>Xem việc chờ chuyển</source>
        <translation>Show what waits</translation>
    </message>
    <message>
        <source>Chờ chuyển về hệ thống</source>
        <translation>Waiting to be handed in</translation>
    </message>
    <message>
        <source>Bản nháp của tôi</source>
        <translation>My drafts</translation>
    </message>
    <message>
        <source>Mọi việc đã chuyển. Khi mất kết nối, việc đã làm xếp hàng và tự chuyển sau.</source>
        <translation>Everything is handed in. Without a line, work queues up and follows by itself.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln việc, cũ nhất từ {0}. Tất cả đã lưu chắc chắn tại quầy.</source>
        <translation>
            <numerusform>%Ln entry, of {0}. It is stored safely at this desk.</numerusform>
            <numerusform>%Ln entries, the oldest of {0}. All are stored safely at this desk.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Còn %n hồ sơ nhập dở.</source>
        <translation>
            <numerusform>%n dossier begun and not finished.</numerusform>
            <numerusform>%n dossiers begun and not finished.</numerusform>
        </translation>
    </message>
    <message>
        <source>Không có bản nháp. Hồ sơ đang nhập dở tự lưu và hiện ở đây.</source>
        <translation>No drafts. What you begin is kept by itself and shown here.</translation>
    </message>
    <message>
        <source>chưa có tên</source>
        <translation>no name yet</translation>
    </message>
</context>
<context>
    <name>TodayController</name>
    <message>
        <source>Hãy trả lời trước: giấy của hồ sơ này đã ra khỏi máy in chưa?</source>
        <translation>Answer first: did this dossier&apos;s slip come out of the printer?</translation>
    </message>
    <message>
        <source>Câu hỏi nằm ở cột bên phải.</source>
        <translation>The question stands in the right column.</translation>
    </message>
</context>
<context>
    <name>TodayScreen</name>
    <message>
        <source>Hôm nay</source>
        <translation>Today</translation>
    </message>
    <message>
        <source>Hồ sơ đến hạn</source>
        <translation>Dossiers due</translation>
    </message>
    <message>
        <source>Kết quả chờ trả</source>
        <translation>Results to hand out</translation>
    </message>
    <message>
        <source>Giấy chưa in</source>
        <translation>Slips not printed</translation>
    </message>
    <message>
        <source>Hồ sơ trực tuyến chờ trả lời</source>
        <translation>Online dossiers to be answered</translation>
    </message>
    <message>
        <source>Hồ sơ hết hạn bổ sung</source>
        <translation>Not completed in their time</translation>
    </message>
    <message>
        <source>Người nộp phải gọi điện báo</source>
        <translation>Citizens to be called</translation>
    </message>
    <message>
        <source>Đề nghị sửa chờ duyệt</source>
        <translation>Corrections to be approved</translation>
    </message>
    <message>
        <source>Việc đã sửa, chưa xem lại</source>
        <translation>Corrections not looked at yet</translation>
    </message>
    <message>
        <source>Chuyển khoản chờ xác nhận</source>
        <translation>Transfers to be confirmed</translation>
    </message>
    <message>
        <source>Hồ sơ cần lãnh đạo xem</source>
        <translation>Dossiers for the supervisor</translation>
    </message>
    <message>
        <source>In giấy đang chọn</source>
        <translation>Print the chosen slip</translation>
    </message>
    <message>
        <source>In tất cả</source>
        <translation>Print all</translation>
    </message>
    <message>
        <source>Hẹn trả</source>
        <translation>Due</translation>
    </message>
    <message>
        <source>Có kết quả</source>
        <translation>Results</translation>
    </message>
    <message>
        <source>Trực tuyến</source>
        <translation>Online</translation>
    </message>
    <message>
        <source>Hết hạn bổ sung</source>
        <translation>Not completed</translation>
    </message>
    <message>
        <source>Chưa báo được</source>
        <translation>Not told</translation>
    </message>
    <message>
        <source>Đề nghị sửa</source>
        <translation>To approve</translation>
    </message>
    <message>
        <source>Đã sửa</source>
        <translation>Corrected</translation>
    </message>
    <message>
        <source>Chuyển khoản</source>
        <translation>Transfer</translation>
    </message>
    <message>
        <source>Cần xem lại</source>
        <translation>To be looked at</translation>
    </message>
    <message>
        <source>làm việc {0}</source>
        <translation>working hours {0}</translation>
    </message>
    <message>
        <source>ngày nghỉ</source>
        <translation>day off</translation>
    </message>
    <message>
        <source>Quá hạn: {0}</source>
        <translation>Late: {0}</translation>
    </message>
    <message>
        <source>hẹn hôm nay: {0}</source>
        <translation>due today: {0}</translation>
    </message>
    <message>
        <source>đến hết {0}: {1}</source>
        <translation>by the end of {0}: {1}</translation>
    </message>
    <message>
        <source>trực tuyến quá giờ trả lời: {0}</source>
        <translation>online, past their hour: {0}</translation>
    </message>
    <message>
        <source>trực tuyến chờ trả lời: {0}</source>
        <translation>online, waiting for an answer: {0}</translation>
    </message>
    <message>
        <source>{0}, gấp nhất trước {1}</source>
        <translation>{0}, the most urgent by {1}</translation>
    </message>
    <message>
        <source>Không có hồ sơ nào đến hạn trả trong hôm nay và ngày làm việc tiếp theo.
Hồ sơ đã tiếp nhận sẽ hiện ở đây khi gần đến ngày hẹn, hồ sơ quá hạn đứng đầu. Tiếp nhận hồ sơ: F2.</source>
        <translation>Nothing is due today or on the next working day.
Dossiers appear here as their date comes near, late ones first. Receive a dossier: F2.</translation>
    </message>
    <message>
        <source>Chưa có kết quả nào chờ trả.
Khi bộ phận chuyên môn chuyển kết quả về, mở hồ sơ và ghi nhận “Nhận kết quả giải quyết”; hồ sơ sẽ hiện ở đây.</source>
        <translation>No result lies ready.
When the specialist unit sends a result, open the dossier and record “Result arrived”; it then appears here.</translation>
    </message>
    <message>
        <source>Mọi giấy tiếp nhận của quầy này đã in ra.
Giấy in chưa được vì máy in lỗi sẽ nằm ở đây để in lại, từng tờ hoặc tất cả.</source>
        <translation>Every slip of this desk is out.
Slips that a faulty printer kept back appear here, to be printed one by one or all together.</translation>
    </message>
    <message>
        <source>Không có hồ sơ trực tuyến nào chờ trả lời.
Hồ sơ người dân nộp qua Cổng dịch vụ công hiện ở đây và trong mục Trực tuyến (F5), hồ sơ sắp hết giờ trả lời đứng đầu.</source>
        <translation>No online dossier waits for an answer.
What citizens file on the public service portal stands here and under Online (F5), the most urgent first.</translation>
    </message>
    <message>
        <source>Không có hồ sơ nào quá ngày bổ sung.
Hồ sơ đã yêu cầu bổ sung mà hết thời hạn vẫn chưa nộp đủ sẽ hiện ở đây để đóng.</source>
        <translation>No dossier is past its days for completion.
One that was to be completed, and was not in time, stands here to be closed.</translation>
    </message>
    <message>
        <source>Không còn ai phải gọi điện báo.
Thông báo không gửi được qua tin nhắn, thư điện tử sẽ hiện ở đây; gọi cho người nộp rồi ghi lại (F8, H).</source>
        <translation>Nobody is left to be called.
Notices that could not be sent by message or mail stand here; call the citizen, then note it (F8, H).</translation>
    </message>
    <message>
        <source>Không có đề nghị sửa nào chờ duyệt.
Sửa thủ tục, ngày hẹn, mức thu hoặc hủy hồ sơ sau khi đã in giấy cần người thứ hai duyệt ở đây.</source>
        <translation>No correction waits for approval.
Procedure, date, fee or voiding after the slip was printed need a second person, who approves here.</translation>
    </message>
    <message>
        <source>Không có lần sửa nào chưa xem lại.
Tên, địa chỉ, giấy tờ mà cán bộ tiếp nhận tự sửa trước khi bàn giao sẽ hiện ở đây để xem lại.</source>
        <translation>Every correction was looked at.
Name, address and papers that a clerk corrects alone before hand-over are shown here to be looked at.</translation>
    </message>
    <message>
        <source>Không có khoản chuyển khoản nào chờ xác nhận.
Khoản người nộp báo đã chuyển nằm ở đây cho đến khi tìm thấy trong sao kê ngân hàng.</source>
        <translation>No transfer waits to be confirmed.
What citizens say they transferred stays here until it is found in the bank statement.</translation>
    </message>
    <message>
        <source>Không có hồ sơ nào cần lãnh đạo xem.
Việc trung tâm để ngoài vì quầy khác đã làm trước sẽ hiện ở đây để giải quyết.</source>
        <translation>No dossier needs the supervisor.
What the centre left out because another desk came first stands here to be settled.</translation>
    </message>
    <message>
        <source>hơn {0}</source>
        <translation>over {0}</translation>
    </message>
    <message>
        <source>Giấy tờ chờ ký số</source>
        <translation>Papers to be signed</translation>
    </message>
    <message>
        <source>Chờ ký số</source>
        <translation>To be signed</translation>
    </message>
    <message>
        <source>ngày mai</source>
        <translation>tomorrow</translation>
    </message>
    <message>
        <source>Không có tệp số hóa nào chờ ký số.
Bản số hóa đính kèm ở quầy này mà chưa ký bằng chứng thư số cá nhân sẽ hiện ở đây.</source>
        <translation>No digital copy is to be signed.
Copies attached at this desk that nobody has signed with a personal certificate appear here.</translation>
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
        <source>Trả lời câu hỏi ở bên phải</source>
        <translation>Answer the question on the right</translation>
    </message>
    <message>
        <source>Khóa màn hình</source>
        <translation>Lock the screen</translation>
    </message>
    <message>
        <source>Đổi người</source>
        <translation>Sign out</translation>
    </message>
    <message>
        <source>đăng xuất</source>
        <translation>sign out</translation>
    </message>
    <message>
        <source>Hồ sơ cần lãnh đạo xem</source>
        <translation>Dossiers for the supervisor</translation>
    </message>
    <message>
        <source>xung đột, cần xem lại</source>
        <translation>conflict, trouble</translation>
    </message>
</context>
<context>
    <name>TransferController</name>
    <message>
        <source>Quét bằng ứng dụng ngân hàng: đúng {0}. Chỉ tính là đã nộp khi được xác nhận.</source>
        <translation>Scan with a banking app: exactly {0}. It counts as paid once it is confirmed.</translation>
    </message>
    <message>
        <source>Hãy chọn ít nhất một khoản.</source>
        <translation>Tick at least one fee.</translation>
    </message>
    <message>
        <source>Đã ghi: người nộp báo đã chuyển {0}, chờ xác nhận.</source>
        <translation>Recorded: {0} claimed as transferred, not confirmed yet.</translation>
    </message>
</context>
<context>
    <name>TransferPanel</name>
    <message>
        <source>Nộp bằng chuyển khoản</source>
        <translation>Pay by transfer</translation>
    </message>
    <message>
        <source>Mã VietQR để người nộp quét</source>
        <translation>VietQR code for the citizen to scan</translation>
    </message>
    <message>
        <source>Người nộp báo đã chuyển</source>
        <translation>The citizen says it was transferred</translation>
    </message>
    <message>
        <source>Chưa nộp: {0}</source>
        <translation>To be paid: {0}</translation>
    </message>
</context>
<context>
    <name>TroubledTable</name>
    <message>
        <source>Chưa ổn ở đâu</source>
        <translation>What is wrong</translation>
    </message>
    <message>
        <source>Người ghi</source>
        <translation>Recorded by</translation>
    </message>
    <message>
        <source>Ghi lúc</source>
        <translation>Recorded</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossier</translation>
    </message>
</context>
<context>
    <name>UnclosedTable</name>
    <message>
        <source>Hạn bổ sung</source>
        <translation>To be completed by</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Người nộp</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Căn cứ đóng hồ sơ</source>
        <translation>Ground for closing</translation>
    </message>
</context>
<context>
    <name>UnlockPage</name>
    <message>
        <source>Mở quầy bằng mã khôi phục</source>
        <translation>Open the desk with the recovery code</translation>
    </message>
    <message>
        <source>Máy này có dữ liệu của một quầy, nhưng tài khoản máy tính đang dùng chưa có khóa: tài khoản mới, máy mới, hoặc mật khẩu máy vừa được đặt lại. Dữ liệu vẫn còn nguyên.</source>
        <translation>This PC holds a desk&apos;s data, but this login has no key to them: a new login, a new PC, or its password was reset. No data are lost.</translation>
    </message>
    <message>
        <source>Mã khôi phục</source>
        <translation>Recovery code</translation>
    </message>
    <message>
        <source>Quét hoặc gõ mã trên tờ giấy niêm phong</source>
        <translation>Scan or type the code on the sealed sheet</translation>
    </message>
    <message>
        <source>8 nhóm, mỗi nhóm 4 ký tự. Từ lần sau tài khoản này tự mở được.</source>
        <translation>8 groups of 4. From then on this login opens the desk by itself.</translation>
    </message>
    <message>
        <source>Mở quầy</source>
        <translation>Open the desk</translation>
    </message>
    <message>
        <source>Đang mở dữ liệu của quầy …</source>
        <translation>Opening the desk&apos;s data …</translation>
    </message>
</context>
<context>
    <name>UnprintedTable</name>
    <message>
        <source>Nhận lúc</source>
        <translation>Received</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Người nộp</source>
        <translation>Applicant</translation>
    </message>
    <message>
        <source>Giấy tiếp nhận</source>
        <translation>Slip</translation>
    </message>
    <message>
        <source>Chưa in lần nào</source>
        <translation>Never printed</translation>
    </message>
    <message>
        <source>Chưa rõ đã ra giấy chưa</source>
        <translation>Nobody knows whether it came out</translation>
    </message>
    <message>
        <source>In chưa được</source>
        <translation>Could not be printed</translation>
    </message>
</context>
<context>
    <name>UntoldTable</name>
    <message>
        <source>Người nộp, điện thoại</source>
        <translation>Citizen, telephone</translation>
    </message>
    <message>
        <source>Hồ sơ</source>
        <translation>Dossier</translation>
    </message>
    <message>
        <source>Chưa báo được</source>
        <translation>Not told</translation>
    </message>
    <message>
        <source>Báo lúc</source>
        <translation>Told at</translation>
    </message>
    <message>
        <source>không gửi được</source>
        <translation>could not be sent</translation>
    </message>
    <message>
        <source>chưa rõ đã gửi chưa</source>
        <translation>nobody knows whether it was sent</translation>
    </message>
</context>
<context>
    <name>WaitWords</name>
    <message numerus="yes">
        <source>Đã gõ sai nhiều lần; thử lại được sau %n giây. Tài khoản không bị khóa.</source>
        <translation>
            <numerusform>Several tries were wrong; try again in %n second. The account is not locked.</numerusform>
            <numerusform>Several tries were wrong; try again in %n seconds. The account is not locked.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WelcomePage</name>
    <message>
        <source>Chào mừng đến với phần mềm quầy Một cửa</source>
        <translation>Welcome to the program for one-stop counters</translation>
    </message>
    <message>
        <source>Máy này chưa là quầy nào. Các bước sau mất khoảng năm phút và chỉ làm một lần trên mỗi máy.</source>
        <translation>This PC is no desk yet. The following steps take about five minutes, once on each PC.</translation>
    </message>
    <message>
        <source>Để ghi danh cần có: địa chỉ hệ thống trung tâm, mã ghi danh dùng một lần do lãnh đạo bộ phận cấp, một máy in và một phong bì để cất mã khôi phục.</source>
        <translation>To enrol you need: the centre&apos;s address, a one-time code from the supervisor, a printer, and an envelope for the recovery code.</translation>
    </message>
    <message>
        <source>Muốn xem trước: văn phòng mẫu không cần mã, làm gì cũng không ảnh hưởng hồ sơ thật.</source>
        <translation>To look around first: the demonstration office needs no code, and nothing done there touches a real dossier.</translation>
    </message>
    <message>
        <source>Mở văn phòng mẫu</source>
        <translation>Open the demonstration office</translation>
    </message>
    <message>
        <source>Ghi danh quầy này</source>
        <translation>Enrol this desk</translation>
    </message>
</context>
<context>
    <name>_Figures</name>
    <message>
        <source>Số bản chính</source>
        <translation>Originals</translation>
    </message>
    <message>
        <source>Số bản sao của mỗi bản chính</source>
        <translation>Copies of each original</translation>
    </message>
    <message>
        <source>Số trang của mỗi bản</source>
        <translation>Pages of each</translation>
    </message>
    <message>
        <source>bản chính ×</source>
        <translation>originals ×</translation>
    </message>
    <message>
        <source>bản sao ×</source>
        <translation>copies ×</translation>
    </message>
    <message>
        <source>trang =</source>
        <translation>pages =</translation>
    </message>
    <message>
        <source>{0} đ</source>
        <translation>{0} đ</translation>
    </message>
</context>
<context>
    <name>_ResultLine</name>
    <message>
        <source>Được</source>
        <translation>Good</translation>
    </message>
    <message>
        <source>Cần xem</source>
        <translation>Look at it</translation>
    </message>
    <message>
        <source>Chưa rõ</source>
        <translation>Not known</translation>
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
</TS>
