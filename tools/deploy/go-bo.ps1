#Requires -Version 5.1
<#
Văn Thư: gỡ khỏi cả máy, không hỏi gì (Windows). Chạy bằng quyền quản trị, hoặc làm tệp khởi động của chính sách nhóm.

  go-bo.ps1                          khỏi mọi LibreOffice tìm thấy trên máy
  go-bo.ps1 -Den THƯ-MỤC             khỏi đúng thư mục share\extensions này
  go-bo.ps1 -NhatKy TỆP              nhật ký (thường là %ProgramData%\vanthu\cai-dat.log)
  go-bo.ps1 -Thu                     chỉ nói sẽ làm gì
  go-bo.ps1 -Ngay                    gỡ cả khi LibreOffice ấy đang mở

Mã kết quả: 0 xong (hoặc không có gì để gỡ), 1 có nơi không gỡ được, 5 không có quyền ghi, 6 LibreOffice đang mở, để lần sau

Văn bản, hồ sơ cơ quan, câu mẫu, sổ riêng của người dùng không bị động đến. Thư mục vanthu-desk (cài đặt của cơ quan) cũng để nguyên.

Làm cùng một việc như go-bo.sh. Chưa chạy thử trên Windows thật: xem docs/windows-15-phut.md.
#>
param(
    [string[]]$Den = @(),
    [string]$NhatKy = '',
    [switch]$Thu,
    [switch]$Ngay
)
Set-StrictMode -Version 2
$ErrorActionPreference = 'Stop'
$Name = 'vanthu'
$Id = 'vn.vanthu.writer'
if (-not $NhatKy) { $NhatKy = Join-Path $env:ProgramData 'vanthu\cai-dat.log' }

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

# Khỏi thư mục share\extensions này. Trả mã kết quả trong $script:Result.
function Remove-From([string]$Place) {
    $Place = $Place.TrimEnd('\')
    $target = Join-Path $Place $Name
    $beside = Split-Path -Parent $Place
    $old = Join-Path $beside ('.' + $Name + '.cu.' + $PID)
    if (-not (Test-Path -LiteralPath $target)) {
        Say "${target}: không có, không làm gì."
        return
    }
    if (-not (Get-OurVersion $target)) {
        Say "${target}: không phải của Văn Thư, để nguyên."
        $script:Result = 1
        return
    }
    if ($Thu) {
        Say "${target}: sẽ gỡ."
        return
    }
    if (-not $Ngay -and (Test-Open $Place)) {
        Say "${target}: LibreOffice đang mở, để lần sau mới gỡ."
        $script:Result = 6
        return
    }
    try {
        Move-Folder $target $old
    } catch {
        $admin = ([Security.Principal.WindowsPrincipal][Security.Principal.WindowsIdentity]::GetCurrent()).IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)
        if ($admin) {
            Say "${target}: không gỡ được, có tệp đang mở. Vẫn còn nguyên."
            $script:Result = 1
        } else {
            Say "${Place}: không ghi được. Chạy bằng quyền quản trị."
            $script:Result = 5
        }
        return
    }
    Remove-Folder $old
    foreach ($each in @(Get-ChildItem -Path (Join-Path $beside ('.' + $Name + '.*.*')) -Directory -Force)) { Remove-Folder $each.FullName }
    Say "${target}: đã gỡ."
}

$Result = 0
if ($Den.Count -eq 0) { $Den = @(Find-Extensions) }
if ($Den.Count -eq 0) { Say 'Không thấy LibreOffice nào theo registry và Program Files: không có gì để gỡ.' }
foreach ($each in $Den) { Remove-From $each }
exit $Result
