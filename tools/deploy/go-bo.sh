#!/bin/sh
# Văn Thư: gỡ khỏi cả máy, không hỏi gì (Linux). Chạy bằng quyền root.
#
#   sudo ./go-bo.sh                        khỏi mọi LibreOffice tìm thấy trên máy
#   ./go-bo.sh --den THƯ-MỤC               khỏi đúng thư mục share/extensions này (dùng được nhiều lần)
#   ./go-bo.sh --nhat-ky TỆP               nhật ký (thường là /var/log/vanthu-cai-dat.log)
#   ./go-bo.sh --thu                       chỉ nói sẽ làm gì
#   ./go-bo.sh --ngay                      gỡ cả khi LibreOffice ấy đang mở
#
# Mã kết quả: 0 xong (hoặc không có gì để gỡ) · 1 có nơi không gỡ được · 2 gọi sai · 5 không có quyền ghi
#             6 LibreOffice đang mở, để lần sau
#
# Văn bản, hồ sơ cơ quan, câu mẫu, sổ riêng của người dùng không bị động đến. Thư mục vanthu-desk (cài đặt của cơ quan) cũng để nguyên.

set -u
name=vanthu
id=vn.vanthu.writer
places='' log=/var/log/vanthu-cai-dat.log dry='' at_once=''

say() {
    printf '%s\n' "$1"
    [ -n "$dry" ] || { printf '%s %s\n' "$(date '+%Y-%m-%d %H:%M:%S')" "$1" >>"$log"; } 2>/dev/null || :
}

stop() { # stop MÃ CÂU
    say "$2" >&2
    exit "$1"
}

while [ $# -gt 0 ]; do
    case $1 in
        --den | --nhat-ky)
            [ $# -ge 2 ] || stop 2 "Thiếu giá trị sau $1."
            case $1 in
                --den) places="$places$2
" ;;
                --nhat-ky) log=$2 ;;
            esac
            shift 2
            ;;
        --thu) dry=1 && shift ;;
        --ngay) at_once=1 && shift ;;
        -h | --help)
            sed -n '2,/^$/s/^# \{0,1\}//p' "$0"
            exit 0
            ;;
        *) stop 2 "Không hiểu: $1. Xem: $0 --help" ;;
    esac
done

if [ -z "$places" ]; then
    for each in /usr/lib/libreoffice /usr/lib64/libreoffice /opt/libreoffice*; do
        if [ -d "$each/share/extensions" ]; then
            places="$places$each/share/extensions
"
        fi
    done
fi

is_open() { # LibreOffice có thư mục share/extensions này đang mở
    program=$(cd "$1/../.." 2>/dev/null && pwd -P)/program
    for each in /proc/[0-9]*/exe; do
        case $(readlink "$each" 2>/dev/null) in "$program"/soffice.bin | "$program"/soffice.bin\ *) return 0 ;; esac
    done
    return 1
}

result=0
remove_from() { # khỏi thư mục share/extensions này
    target=$1/$name
    beside=$(dirname "$1")
    old=$beside/.$name.cu.$$
    if [ ! -e "$target" ]; then
        say "$target: không có, không làm gì."
        return 0
    fi
    if ! grep -q "<identifier value=\"$id\"" "$target/description.xml" 2>/dev/null; then
        say "$target: không phải của Văn Thư, để nguyên."
        return 1
    fi
    if [ -n "$dry" ]; then
        say "$target: sẽ gỡ."
        return 0
    fi
    if [ ! -w "$1" ] || [ ! -w "$beside" ]; then
        say "$1: không ghi được. Chạy bằng quyền root (sudo)."
        return 5
    fi
    if [ -z "$at_once" ] && is_open "$1"; then
        say "$target: LibreOffice đang mở, để lần sau mới gỡ."
        return 6
    fi
    if ! mv "$target" "$old"; then
        say "$target: không gỡ được. Vẫn còn nguyên."
        return 1
    fi
    rm -rf "$old" "$beside/.$name.moi."* "$beside/.$name.cu."*
    say "$target: đã gỡ."
}

while IFS= read -r each; do
    [ -n "$each" ] || continue
    remove_from "$each" || result=$?
done <<LIST
$places
LIST

exit "$result"
