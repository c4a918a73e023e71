#Requires -Version 5.1
<#
Văn Thư: cài đặt và nâng cấp cho cả máy, không hỏi gì (Windows). Chạy bằng quyền quản trị, hoặc làm tệp khởi động của chính sách nhóm.

  cai-dat.ps1                        vào mọi LibreOffice tìm thấy trên máy
  cai-dat.ps1 -Goi TỆP|THƯ-MỤC       gói khác với gói nằm cạnh tệp này (.oxt, hoặc thư mục đã giải nén)
  cai-dat.ps1 -Den THƯ-MỤC           vào đúng thư mục share\extensions này
  cai-dat.ps1 -NhatKy TỆP            nhật ký (thường là %ProgramData%\vanthu\cai-dat.log)
  cai-dat.ps1 -Thu                   chỉ nói sẽ làm gì
  cai-dat.ps1 -Lai                   cài lại cả khi đã có đúng phiên bản ấy
  cai-dat.ps1 -Ngay                  nâng cấp cả khi LibreOffice ấy đang mở
  cai-dat.ps1 -HoSo THƯ-MỤC          nơi có thư mục của người dùng, để tìm bản họ tự cài (thường là C:\Users)

Mã kết quả: 0 xong (hoặc không có gì phải làm), 1 có nơi không cài được, 3 không thấy gói hoặc gói hỏng,
            4 không thấy LibreOffice nào, 5 không có quyền ghi, 6 LibreOffice đang mở, nâng cấp để lần sau

Bản mới được chép bên cạnh, xem đủ tệp rồi mới đổi tên vào chỗ bản cũ: không lúc nào có một bản dở dang. Đang có người mở
LibreOffice thì chưa nâng cấp; cài lần đầu thì cài được ngay, mở lại LibreOffice là thấy. Tệp của người dùng không bị động đến.

Làm cùng một việc như cai-dat.sh. Chưa chạy thử trên Windows thật: xem docs/windows-15-phut.md.
#>
param(
    [string]$Goi = '',
    [string[]]$Den = @(),
    [string]$NhatKy = '',
    [string]$HoSo = '',
    [switch]$Thu,
    [switch]$Lai,
    [switch]$Ngay
)
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'
$Name = 'vanthu'
$Id = 'vn.vanthu.writer'
$Here = Split-Path -Parent $MyInvocation.MyCommand.Path
if (-not $NhatKy) { $NhatKy = Join-Path $env:ProgramData 'vanthu\cai-dat.log' }
if (-not $HoSo) { $HoSo = Split-Path -Parent $env:PUBLIC }

function Say([string]$Line) {
    Write-Output $Line
    if ($Thu) { return }
    try {
        $folder = Split-Path -Parent $NhatKy
        if ($folder -and -not (Test-Path -LiteralPath $folder)) { New-Item -ItemType Directory -Path $folder -Force | Out-Null }
        Add-Content -LiteralPath $NhatKy -Encoding UTF8 -Value ((Get-Date -Format 'yyyy-MM-dd HH:mm:ss') + ' ' + $Line)
    } catch {
        # nhật ký không ghi được thì thôi
    }
}

# Phiên bản của bản đã giải nén ở thư mục này; trống nếu không phải của ta.
function Get-OurVersion([string]$Folder) {
    $file = Join-Path $Folder 'description.xml'
    if (-not (Test-Path -LiteralPath $file -PathType Leaf)) { return '' }
    try {
        $root = ([xml](Get-Content -LiteralPath $file -Raw -Encoding UTF8)).DocumentElement
        if ($root.identifier.value -ne $Id) { return '' }
        return [string]$root.version.value
    } catch {
        return ''
    }
}

# Bản ở thư mục này có đủ các tệp mà nó tự kể.
function Test-Whole([string]$Folder) {
    if (-not (Get-OurVersion $Folder)) { return $false }
    if (-not (Test-Path -LiteralPath (Join-Path $Folder 'pythonpath\vanthu') -PathType Container)) { return $false }
    $list = Join-Path $Folder 'META-INF\manifest.xml'
    if (-not (Test-Path -LiteralPath $list -PathType Leaf)) { return $false }
    $space = 'http://openoffice.org/2001/manifest'
    foreach ($each in ([xml](Get-Content -LiteralPath $list -Raw -Encoding UTF8)).DocumentElement.ChildNodes) {
        if ($each.NodeType -ne 'Element') { continue }
        $path = $each.GetAttribute('full-path', $space).Replace('/', '\')
        if (-not (Test-Path -LiteralPath (Join-Path $Folder $path))) { return $false }
    }
    return $true
}

# Thư mục share\extensions của mọi LibreOffice trên máy: theo registry, rồi theo Program Files.
function Find-Extensions {
    $programs = @()
    foreach ($key in 'HKLM:\SOFTWARE\LibreOffice\UNO\InstallPath', 'HKLM:\SOFTWARE\WOW6432Node\LibreOffice\UNO\InstallPath') {
        if (Test-Path -LiteralPath $key) {
            $value = (Get-Item -LiteralPath $key).GetValue('')
            if ($value) { $programs += [string]$value }
        }
    }
    foreach ($folder in @($env:ProgramW6432, $env:ProgramFiles, [Environment]::GetEnvironmentVariable('ProgramFiles(x86)'))) {
        if (-not $folder) { continue }
        foreach ($each in @(Get-ChildItem -Path (Join-Path $folder 'LibreOffice*') -Directory -ErrorAction SilentlyContinue)) {
            $programs += (Join-Path $each.FullName 'program')
        }
    }
    $found = @()
    foreach ($program in $programs) {
        if (Test-Path -LiteralPath (Join-Path $program 'soffice.bin')) {
            $found += (Join-Path (Split-Path -Parent $program.TrimEnd('\')) 'share\extensions')
        }
    }
    return @($found | Sort-Object -Unique)
}

# LibreOffice có thư mục share\extensions này đang mở.
function Test-Open([string]$Place) {
    $program = Join-Path (Split-Path -Parent (Split-Path -Parent $Place)) 'program'
    foreach ($each in @(Get-Process -Name 'soffice.bin' -ErrorAction SilentlyContinue)) {
        if (-not $each.Path -or $each.Path.StartsWith($program + '\', [StringComparison]::OrdinalIgnoreCase)) { return $true }
    }
    return $false
}

# Đổi tên một thư mục; trình quét virus có thể đang đọc một tệp trong đó, nên thử vài lần.
function Move-Folder([string]$From, [string]$To) {
    for ($try = 1; ; $try++) {
        try {
            [IO.Directory]::Move($From, $To)
            return
        } catch {
            if ($try -ge 10) { throw }
            Start-Sleep -Milliseconds 500
        }
    }
}

function Remove-Folder([string]$Folder) {
    if (Test-Path -LiteralPath $Folder) { Remove-Item -LiteralPath $Folder -Recurse -Force -ErrorAction SilentlyContinue }
}

# Vào thư mục share\extensions này; bản mới nằm chờ ở thư mục trên, nơi LibreOffice không tìm. Trả mã kết quả trong $script:Result.
function Install-Into([string]$Place) {
    $Place = $Place.TrimEnd('\')
    $target = Join-Path $Place $Name
    $beside = Split-Path -Parent $Place
    $new = Join-Path $beside ('.' + $Name + '.moi.' + $PID)
    $old = Join-Path $beside ('.' + $Name + '.cu.' + $PID)
    $there = Get-OurVersion $target
    if (-not (Test-Path -LiteralPath $beside)) {
        Say "${Place}: không có thư mục $beside, nên đây không phải là share\extensions của một LibreOffice."
        $script:Result = 4
        return
    }
    $instead = ''
    if ($there) { $instead = " thay cho $there" }
    if ($there -eq $Version -and -not $Lai -and (Test-Whole $target)) {
        Say "${target}: đã có phiên bản $Version, không làm gì."
        return
    }
    if ($Thu) {
        Say "${target}: sẽ cài $Version$instead."
        return
    }
    if ((Test-Path -LiteralPath $target) -and -not $Ngay -and (Test-Open $Place)) {
        Say "${target}: LibreOffice đang mở, để lần sau mới thay $there bằng $Version."
        $script:Result = 6
        return
    }
    try {
        if (-not (Test-Path -LiteralPath $Place)) { New-Item -ItemType Directory -Path $Place -Force | Out-Null }
        # một lần trước bị ngắt đúng lúc đổi tên
        foreach ($each in @(Get-ChildItem -Path (Join-Path $beside ('.' + $Name + '.cu.*')) -Directory -Force)) {
            if (Test-Path -LiteralPath $target) { Remove-Folder $each.FullName } else { Move-Folder $each.FullName $target }
        }
        foreach ($each in @(Get-ChildItem -Path (Join-Path $beside ('.' + $Name + '.moi.*')) -Directory -Force)) { Remove-Folder $each.FullName }
        Copy-Item -LiteralPath $Source -Destination $new -Recurse -Force
    } catch [UnauthorizedAccessException] {
        Remove-Folder $new
        Say "${Place}: không ghi được. Chạy bằng quyền quản trị."
        $script:Result = 5
        return
    } catch {
        Remove-Folder $new
        Say "${target}: không chép được ($($_.Exception.Message)). Bản cũ còn nguyên."
        $script:Result = 1
        return
    }
    if (-not (Test-Whole $new)) {
        Remove-Folder $new
        Say "${target}: chép không đủ. Bản cũ còn nguyên."
        $script:Result = 1
        return
    }
    $had = Test-Path -LiteralPath $target
    try {
        if ($had) { Move-Folder $target $old }
    } catch {
        Remove-Folder $new
        Say "${target}: không dời được bản cũ, có tệp đang mở. Bản cũ còn nguyên."
        $script:Result = 1
        return
    }
    try {
        Move-Folder $new $target
    } catch {
        if ($had) { Move-Folder $old $target }
        Remove-Folder $new
        Say "${target}: không đặt được bản mới. Đã trả lại bản cũ."
        $script:Result = 1
        return
    }
    Remove-Folder $old
    Say "${target}: đã cài $Version$instead."
}

# Gói nằm cạnh tệp này, ở thư mục trên, hay trong dist\ của kho mã.
if (-not $Goi) {
    $known = @((Join-Path $Here $Name), (Join-Path $Here "..\$Name"))
    $known += @(Get-ChildItem -Path (Join-Path $Here '*.oxt'), (Join-Path $Here '..\*.oxt') -File -ErrorAction SilentlyContinue | ForEach-Object { $_.FullName })
    $known += (Join-Path $Here "..\..\dist\$Name.oxt")
    foreach ($each in $known) {
        if ((Test-Path -LiteralPath (Join-Path $each 'description.xml')) -or (Test-Path -LiteralPath $each -PathType Leaf)) {
            $Goi = $each
            break
        }
    }
}
if (-not $Goi -or -not (Test-Path -LiteralPath $Goi)) {
    Say "Không thấy gói Văn Thư cạnh $Here. Chỉ ra bằng -Goi."
    exit 3
}
$Goi = (Resolve-Path -LiteralPath $Goi).ProviderPath

$Result = 0
$work = Join-Path ([IO.Path]::GetTempPath()) ('vanthu-' + $PID)
try {
    $Source = $Goi
    if (Test-Path -LiteralPath $Goi -PathType Leaf) {
        $Source = Join-Path $work $Name
        try {
            Add-Type -AssemblyName System.IO.Compression.FileSystem
            [IO.Compression.ZipFile]::ExtractToDirectory($Goi, $Source)
        } catch {
            Say "Gói hỏng hoặc không mở được: $Goi"
            exit 3
        }
    }
    if (-not (Test-Whole $Source)) {
        Say "Gói không trọn vẹn, hoặc không phải của Văn Thư: $Goi"
        exit 3
    }
    $Version = Get-OurVersion $Source
    if ($Den.Count -eq 0) { $Den = @(Find-Extensions) }
    if ($Den.Count -eq 0) {
        Say 'Không thấy LibreOffice nào theo registry và Program Files.'
        exit 4
    }
    Say "Văn Thư $Version, gói: $Goi"
    foreach ($each in $Den) { Install-Into $each }

    # Bản mà người dùng tự cài được dùng trước bản của máy.
    $own = Join-Path $HoSo '*\AppData\Roaming\LibreOffice\*\user\uno_packages\cache\uno_packages\*\*.oxt\description.xml'
    foreach ($each in @(Get-ChildItem -Path $own -File -ErrorAction SilentlyContinue)) {
        $folder = Split-Path -Parent $each.FullName
        $kept = Split-Path -Parent $folder # ...\cache\uno_packages\lu123.tmp_; bản đã gỡ thì mục lục bên trên không kể nữa
        $list = (Split-Path -Parent $kept) + '.pmap'
        $mark = (Split-Path -Leaf $kept).TrimEnd('_')
        if (-not (Test-Path -LiteralPath $list) -or -not [IO.File]::ReadAllText($list).Contains($mark)) { continue }
        $theirs = Get-OurVersion $folder
        if ($theirs) {
            Say "Bản tự cài ${theirs}: $folder"
            Say "  Bản ấy che bản của máy. Người ấy đóng LibreOffice rồi chạy: unopkg remove $Id"
        }
    }
} finally {
    Remove-Folder $work
}
exit $Result
