#!/bin/sh
# Văn Thư: cài đặt và nâng cấp cho cả máy, không hỏi gì (Linux). Chạy bằng quyền root.
#
#   sudo ./cai-dat.sh                      vào mọi LibreOffice tìm thấy trên máy
#   ./cai-dat.sh --goi TỆP|THƯ-MỤC         gói khác với gói nằm cạnh tệp này (.oxt, hoặc thư mục đã giải nén)
#   ./cai-dat.sh --den THƯ-MỤC             vào đúng thư mục share/extensions này (dùng được nhiều lần)
#   ./cai-dat.sh --nhat-ky TỆP             nhật ký (thường là /var/log/vanthu-cai-dat.log)
#   ./cai-dat.sh --thu                     chỉ nói sẽ làm gì
#   ./cai-dat.sh --lai                     cài lại cả khi đã có đúng phiên bản ấy
#   ./cai-dat.sh --ngay                    nâng cấp cả khi LibreOffice ấy đang mở
#   ./cai-dat.sh --ho-so THƯ-MỤC           nơi có thư mục của người dùng, để tìm bản họ tự cài (thường là /home)
#
# Mã kết quả: 0 xong (hoặc không có gì phải làm) · 1 có nơi không cài được · 2 gọi sai · 3 không thấy gói, hoặc gói hỏng
#             4 không thấy LibreOffice nào · 5 không có quyền ghi · 6 LibreOffice đang mở, nâng cấp để lần sau
#
# Bản mới được chép bên cạnh, xem đủ tệp rồi mới đổi tên vào chỗ bản cũ: không lúc nào có một bản dở dang. Đang có người mở
# LibreOffice thì chưa nâng cấp (chương trình đang chạy sẽ gặp tệp của hai phiên bản); cài lần đầu thì cài được ngay, mở lại
# LibreOffice là thấy. Tệp của người dùng không bị động đến.

set -u
umask 022
here=$(cd "$(dirname "$0")" && pwd) || exit 2
name=vanthu
id=vn.vanthu.writer
package='' places='' log=/var/log/vanthu-cai-dat.log homes=/home dry='' again='' at_once=''

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
        --goi | --den | --nhat-ky | --ho-so)
            [ $# -ge 2 ] || stop 2 "Thiếu giá trị sau $1."
            case $1 in
                --goi) package=$2 ;;
                --den) places="$places$2
" ;;
                --nhat-ky) log=$2 ;;
                --ho-so) homes=$2 ;;
            esac
            shift 2
            ;;
        --thu) dry=1 && shift ;;
        --lai) again=1 && shift ;;
        --ngay) at_once=1 && shift ;;
        -h | --help)
            sed -n '2,/^$/s/^# \{0,1\}//p' "$0"
            exit 0
            ;;
        *) stop 2 "Không hiểu: $1. Xem: $0 --help" ;;
    esac
done

# Gói nằm cạnh tệp này, ở thư mục trên, hay trong dist/ của kho mã.
if [ -z "$package" ]; then
    for each in "$here/$name" "$here/../$name" "$here"/*.oxt "$here"/../*.oxt "$here/../../dist/$name.oxt"; do
        if [ -f "$each/description.xml" ] || [ -f "$each" ]; then
            package=$each
            break
        fi
    done
fi
[ -n "$package" ] || stop 3 "Không thấy gói Văn Thư cạnh $here. Chỉ ra bằng --goi."
[ -e "$package" ] || stop 3 "Không có gói $package."

version_in() { # phiên bản của bản đã giải nén ở thư mục này; trống nếu không phải của ta
    [ -f "$1/description.xml" ] || return 0
    grep -q "<identifier value=\"$id\"" "$1/description.xml" || return 0
    sed -n 's/.*<version value="\([0-9.]*\)".*/\1/p' "$1/description.xml" | head -n 1
}

unpack() { # giải nén tệp $1 vào thư mục $2
    mkdir -p "$2" || return 1
    if command -v unzip >/dev/null 2>&1; then
        unzip -q -o "$1" -d "$2"
    elif command -v python3 >/dev/null 2>&1; then
        python3 -c 'import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])' "$1" "$2"
    else
        say "Cần unzip hoặc python3 để mở $1."
        return 1
    fi
}

whole() { # bản ở thư mục này có đủ các tệp mà nó tự kể
    [ -n "$(version_in "$1")" ] && [ -f "$1/META-INF/manifest.xml" ] && [ -d "$1/pythonpath/vanthu" ] || return 1
    sed -n 's/.*full-path="\([^"]*\)".*/\1/p' "$1/META-INF/manifest.xml" | while IFS= read -r each; do
        [ -e "$1/$each" ] || exit 1
    done
}

work=$(mktemp -d) || stop 5 "Không tạo được thư mục tạm."
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
if [ -d "$package" ]; then
    source=$package
else
    source=$work/$name
    unpack "$package" "$source" >/dev/null 2>&1 || stop 3 "Gói hỏng hoặc không mở được: $package"
fi
whole "$source" || stop 3 "Gói không trọn vẹn, hoặc không phải của Văn Thư: $package"
version=$(version_in "$source")

# Mọi LibreOffice của máy; snap và flatpak không ghi vào được.
if [ -z "$places" ]; then
    for each in /usr/lib/libreoffice /usr/lib64/libreoffice /opt/libreoffice*; do
        if [ -e "$each/program/soffice" ] || [ -e "$each/program/soffice.bin" ]; then
            places="$places$each/share/extensions
"
        fi
    done
    if command -v snap >/dev/null 2>&1 && snap list libreoffice >/dev/null 2>&1; then
        say "LibreOffice cài bằng snap: chỉ đọc, không cài cho cả máy được. Mỗi người tự thêm tệp .oxt, hoặc thay bằng gói của hệ thống."
    fi
    if command -v flatpak >/dev/null 2>&1 && flatpak info org.libreoffice.LibreOffice >/dev/null 2>&1; then
        say "LibreOffice cài bằng flatpak: chỉ đọc, không cài cho cả máy được. Mỗi người tự thêm tệp .oxt, hoặc thay bằng gói của hệ thống."
    fi
    [ -n "$places" ] || stop 4 "Không thấy LibreOffice nào trong /usr/lib, /usr/lib64, /opt."
    if [ ! -e /usr/lib/python3/dist-packages/uno.py ] && command -v dpkg >/dev/null 2>&1 && [ -e /usr/lib/libreoffice/program/soffice.bin ]; then
        say "Thiếu python3-uno: Văn Thư không chạy được cho đến khi cài (apt-get install python3-uno)."
    fi
fi

is_open() { # LibreOffice có thư mục share/extensions này đang mở
    program=$(cd "$1/../.." 2>/dev/null && pwd -P)/program
    for each in /proc/[0-9]*/exe; do
        case $(readlink "$each" 2>/dev/null) in "$program"/soffice.bin | "$program"/soffice.bin\ *) return 0 ;; esac
    done
    return 1
}

result=0
install_into() { # vào thư mục share/extensions này; bản mới nằm chờ ở thư mục trên, nơi LibreOffice không tìm
    place=$1
    target=$place/$name
    beside=$(dirname "$place")
    new=$beside/.$name.moi.$$
    old=$beside/.$name.cu.$$
    there=$(version_in "$target")
    if [ ! -d "$beside" ]; then
        say "$place: không có thư mục $beside, nên đây không phải là share/extensions của một LibreOffice."
        return 4
    fi
    if [ "$there" = "$version" ] && [ -z "$again" ] && whole "$target"; then
        say "$target: đã có phiên bản $version, không làm gì."
        return 0
    fi
    if [ -n "$dry" ]; then
        say "$target: sẽ cài $version${there:+ thay cho $there}."
        return 0
    fi
    if ! mkdir -p "$place" 2>/dev/null || [ ! -w "$place" ] || [ ! -w "$beside" ]; then
        say "$place: không ghi được. Chạy bằng quyền root (sudo)."
        return 5
    fi
    if [ -e "$target" ] && [ -z "$at_once" ] && is_open "$place"; then
        say "$target: LibreOffice đang mở, để lần sau mới thay $there bằng $version."
        return 6
    fi
    for each in "$beside/.$name.cu."*; do # một lần trước bị ngắt đúng lúc đổi tên
        [ -e "$target" ] || [ ! -e "$each" ] || mv "$each" "$target"
    done
    rm -rf "$beside/.$name.moi."* "$beside/.$name.cu."*
    if ! cp -R "$source" "$new" || ! whole "$new"; then
        rm -rf "$new"
        say "$target: không chép được (đầy đĩa?). Bản cũ còn nguyên."
        return 1
    fi
    chmod -R u+rwX,go+rX,go-w "$new"
    if [ -e "$target" ] && ! mv "$target" "$old"; then
        rm -rf "$new"
        say "$target: không dời được bản cũ. Bản cũ còn nguyên."
        return 1
    fi
    if ! mv "$new" "$target"; then
        [ -e "$old" ] && mv "$old" "$target"
        rm -rf "$new"
        say "$target: không đặt được bản mới. Đã trả lại bản cũ."
        return 1
    fi
    rm -rf "$old"
    say "$target: đã cài $version${there:+ thay cho $there}."
}

say "Văn Thư $version, gói: $package"
while IFS= read -r each; do
    [ -n "$each" ] || continue
    install_into "$each" || result=$?
done <<LIST
$places
LIST

# Bản mà người dùng tự cài được dùng trước bản của máy.
for each in "$homes"/*/.config/libreoffice/*/user/uno_packages/cache/uno_packages/*/*.oxt/description.xml; do
    [ -f "$each" ] || continue
    folder=$(dirname "$(dirname "$each")") # …/cache/uno_packages/lu123.tmp_; bản đã gỡ thì mục lục bên trên không kể nữa
    grep -q "$(basename "${folder%_}")" "$(dirname "$folder").pmap" 2>/dev/null || continue
    own=$(version_in "$(dirname "$each")")
    [ -n "$own" ] || continue
    say "Bản tự cài $own: ${each%/description.xml}"
    say "  Bản ấy che bản của máy. Người ấy đóng LibreOffice rồi chạy: unopkg remove $id"
done

exit "$result"
