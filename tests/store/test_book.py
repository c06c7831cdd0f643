from __future__ import annotations

import subprocess
import sys
import threading

import pytest
from sqlalchemy import insert, select, text, update

from desk_union.basis.refusal import Refusal
from desk_union.store import lock, settings
from desk_union.store.book import create_book, is_encrypted, open_book
from desk_union.store.deeds import deeds
from desk_union.store.examine import PasswordRefusal
from desk_union.store.schema import SCHEMA_VERSION
from tests.store.toys import ToyPerson, ToyUnit


def names(book):
    with book.reading() as session:
        return list(session.scalars(select(ToyPerson.name).order_by(ToyPerson.id)))


def register(book, *people):
    with book.deed(f"登记 {people[0]}") as session:
        session.add_all(ToyPerson(name=name) for name in people)


def test_a_deed_is_kept_and_named(book):
    with book.deed("登记", code="toy.register", who="李主席") as session:
        session.add(ToyPerson(name="张三"))
        session.info["title"] = "登记 张三"
    with book.reading() as session:
        (line,) = deeds(session)
    assert (line.title, line.who, line.code, line.rows) == ("登记 张三", "李主席", "toy.register", 1)
    assert names(book) == ["张三"]


def test_a_deed_that_fails_leaves_nothing(book):
    register(book, "张三")

    def fail():
        with book.deed("登记两人") as session:
            session.add(ToyPerson(name="李四"))
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert names(book) == ["张三"]
    with book.reading() as session:
        assert [line.title for line in deeds(session)] == ["登记 张三"]


def test_a_deed_that_changes_nothing_leaves_no_line(book):
    register(book, "张三")
    with book.deed("改名") as session:
        session.execute(update(ToyPerson).values(name="张三"))
    with book.reading() as session:
        assert len(deeds(session)) == 1


def test_a_rehearsal_shows_the_outcome_and_takes_it_back(book):
    with book.deed("试导入", rehearse=True) as session:
        session.add(ToyPerson(name="张三"))
        session.flush()
        assert session.scalar(select(ToyPerson.name)) == "张三"
    assert names(book) == []
    register(book, "李四")
    assert names(book) == ["李四"]


def test_an_unkept_constraint_is_a_refusal_that_names_the_field(book):
    with pytest.raises(Refusal) as refusal, book.deed("登记单位") as session:
        session.execute(insert(ToyUnit), [{"name": "一分会"}, {"name": "一分会"}])
    assert refusal.value.field == "name"
    assert "重复" in refusal.value.reason


def test_a_reading_cannot_write_and_keeps_its_snapshot(book):
    register(book, "张三")
    with book.reading() as session:
        assert session.scalars(select(ToyPerson.name)).all() == ["张三"]
        register(book, "李四")
        assert session.scalars(select(ToyPerson.name)).all() == ["张三"]
    with pytest.raises(Refusal), book.reading() as session:
        session.execute(text("DELETE FROM toy_person"))
    assert names(book) == ["张三", "李四"]


def test_listeners_hear_what_changed_and_only_when_it_is_kept(book):
    heard = []
    end = book.add_listener(heard.append)
    register(book, "张三")
    with book.deed("试", rehearse=True) as session:
        session.add(ToyUnit(name="一分会"))
    end()
    register(book, "李四")
    assert heard == [{"toy_person"}]


def test_deeds_of_two_threads_come_one_after_the_other(book):
    inside, go = threading.Event(), threading.Event()

    def slow():
        with book.deed("导入") as session:
            session.add(ToyPerson(name="甲"))
            session.flush()
            inside.set()
            go.wait()

    worker = threading.Thread(target=slow)
    worker.start()
    inside.wait()
    assert names(book) == []
    go.set()
    register(book, "乙")
    worker.join()
    assert names(book) == ["甲", "乙"]


def test_a_deed_inside_a_deed_is_a_fault_of_the_program(book):
    with book.deed("外"), pytest.raises(RuntimeError), book.deed("内"):
        pass


def test_reopened_book_has_everything_in_one_file(book, path):
    register(book, "张三")
    book.close()
    assert {file.name for file in path.parent.iterdir()} - {f"{path.name}.lock"} == {path.name}
    again = open_book(path)
    assert names(again) == ["张三"]
    assert (again.notices, again.read_only) == ([], False)
    with again.reading() as session:
        assert settings.get(session, settings.UNION_NAME) == "红星机械厂工会"
    again.close()


def test_an_existing_file_is_never_overwritten(path):
    path.write_text("别的文件")
    with pytest.raises(Refusal, match="已经存在"):
        create_book(path, union_name="x")
    assert path.read_text() == "别的文件"


def test_a_second_instance_may_only_look_and_says_so(book, path):
    register(book, "张三")
    second = open_book(path)
    assert second.read_only
    assert "另一个程序" in second.notices[0]
    assert names(second) == ["张三"]
    with pytest.raises(Refusal, match="只能查看"), second.deed("登记"):
        pass
    second.close()
    register(book, "李四")
    book.close()
    third = open_book(path)
    assert not third.read_only
    third.close()


def test_a_folder_that_takes_no_file_gives_a_book_to_look_at(book, path, monkeypatch):
    register(book, "张三")
    book.close()

    def refuse(*_args):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("desk_union.store.book.take", refuse)
    looked = open_book(path)
    assert looked.read_only
    assert "文件夹不允许写入" in looked.notices[0]
    assert names(looked) == ["张三"]
    looked.close()
    assert not path.with_name(f"{path.name}-shm").exists()


def test_asked_to_look_only_the_file_stays_as_it_was(book, path):
    register(book, "张三")
    book.close()
    before = path.read_bytes()
    looked = open_book(path, read_only=True)
    assert names(looked) == ["张三"]
    looked.close()
    assert path.read_bytes() == before


def test_password(path, clock):
    create_book(path, union_name="红星厂工会", password="它'的\"密码", clock=clock).close()
    assert is_encrypted(path)
    assert "红星厂工会".encode() not in path.read_bytes()
    for wrong in (None, "", "别的"):
        with pytest.raises(PasswordRefusal):
            open_book(path, password=wrong)
    book = open_book(path, password="它'的\"密码")
    register(book, "张三")
    assert names(book) == ["张三"]
    book.close()


def test_an_empty_password_is_refused(path):
    with pytest.raises(Refusal, match="密码"):
        create_book(path, union_name="x", password="")
    assert not path.exists()


def flip(path, place, count=64):
    content = bytearray(path.read_bytes())
    content[place : place + count] = bytes(byte ^ 0xFF for byte in content[place : place + count])
    path.write_bytes(content)


@pytest.mark.parametrize("place", [0, 16, 100, 3 * 4096])
def test_a_damaged_file_is_refused_and_left_alone(book, path, place):
    register(book, *(f"张{n}" for n in range(500)))
    book.close()
    flip(path, place, 8 if place < 100 else 64)
    damaged = path.read_bytes()
    with pytest.raises(Refusal, match=r"损坏|密码|不是本程序"):
        open_book(path)
    assert path.read_bytes() == damaged
    taken = lock.take(path)
    assert taken is not None
    taken.release()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "找不到"),
        (b"", "不完整"),
        (b"\0" * 4096, "损坏"),
        (b"PK\x03\x04" + b"x" * 200, "备份"),
        (b"a" * 200, "密码"),
    ],
)
def test_what_is_no_book_is_refused(path, content, sentence):
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Refusal, match=sentence):
        open_book(path)


def alter(book, statement):
    with book._writer.begin() as connection:
        connection.exec_driver_sql(statement)
    book.close()


def test_a_newer_book_is_refused_by_its_version(book, path):
    alter(book, f"PRAGMA user_version = {SCHEMA_VERSION + 3}")
    with pytest.raises(Refusal, match=f"第{SCHEMA_VERSION + 3}版"):
        open_book(path)


def test_another_programs_database_is_refused(book, path):
    alter(book, "PRAGMA application_id = 7")
    with pytest.raises(Refusal, match="不是本程序的账本"):
        open_book(path)


def test_a_full_disk_is_a_sentence_and_loses_nothing(book):
    register(book, "张三")
    with book._writer.begin() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")
    with pytest.raises(Refusal, match="磁盘已满"):
        register(book, *(f"李{n}" for n in range(20_000)))
    assert names(book) == ["张三"]
    with book._writer.begin() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    register(book, "李四")
    assert names(book) == ["张三", "李四"]


KILLED = """
import sys
from desk_union.store.book import open_book
from tests.store.toys import ToyPerson
book = open_book(sys.argv[1])
with book.deed("登记 张三") as session:
    session.add(ToyPerson(name="张三"))
with book.deed("导入") as session:
    session.add_all(ToyPerson(name=f"李{n}") for n in range(5000))
    session.flush()
    print("in mid-deed", flush=True)
    sys.stdin.read()
"""


def test_killed_in_mid_deed_the_kept_is_there_and_the_rest_is_not(book, path):
    book.close()
    with subprocess.Popen(
        [sys.executable, "-c", KILLED, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout.readline().strip() == "in mid-deed"
        child.kill()
    again = open_book(path)
    assert not again.read_only
    assert names(again) == ["张三"]
    with again.reading() as session:
        assert [line.title for line in deeds(session)] == ["登记 张三"]
    again.close()


def test_what_is_kept_has_reached_the_disk(book):
    with book.deed("看") as session:
        connection = session.connection()
        values = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("synchronous", "journal_mode")]
    assert values == [2, "wal"]  # 2: FULL, the write-ahead file is flushed at every commit


def test_a_book_whose_founding_fails_is_not_there(path):
    def found(book):
        with book.deed("建立") as session:
            session.add(ToyUnit(name="总厂"))
        raise Refusal("单位名称不对。")

    with pytest.raises(Refusal, match="单位名称不对"):
        create_book(path, union_name="红星厂工会", found=found)
    assert [file.name for file in path.parent.iterdir()] == []


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("很长" * 150, "路径太长"), ("a" * 245, "路径太长"), ("没有/账本.desk", "“.*没有”不存在")],
    ids=["longer than any name", "no room for what stands beside", "no such folder"],
)
def test_a_place_where_no_book_can_be_is_a_sentence(tmp_path, name, sentence):
    with pytest.raises(Refusal, match=sentence):
        create_book(tmp_path / name, union_name="红星厂工会")
    assert list(tmp_path.iterdir()) == []


def test_a_name_of_blanks_and_signs_makes_and_opens_a_book(tmp_path):
    path = tmp_path / "一 厂#2?50%&'“工会”.desk"
    create_book(path, union_name="红星厂工会", password="it's #1 ?%").close()
    open_book(path, password="it's #1 ?%").close()
    assert [file.name for file in tmp_path.glob("*.desk")] == [path.name]


def test_a_folder_is_no_book(tmp_path):
    with pytest.raises(Refusal, match="是一个文件夹"):
        open_book(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="making a symbolic link takes rights there")
def test_another_name_of_the_same_file_meets_the_same_lock(book, path, tmp_path):
    (tmp_path / "别处").mkdir()
    link = tmp_path / "别处" / "快捷.desk"
    link.symlink_to(path)
    other = open_book(link)
    assert other.read_only
    other.close()


def test_a_book_with_changes_beside_it_is_not_shown_without_them(book, path, monkeypatch):
    with book.deed("登记") as session:
        session.add(ToyUnit(name="总厂"))
    monkeypatch.setattr("desk_union.store.book.os.access", lambda *_: False)
    with pytest.raises(Refusal, match="看不到最后的改动"):
        open_book(path)


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")
def test_nothing_is_written_to_a_file_that_was_taken_away_or_replaced(book, path):
    path.rename(path.with_name("搬走"))
    with pytest.raises(Refusal, match="不在原来的地方"), book.deed("登记") as session:
        session.add(ToyUnit(name="总厂"))
    path.write_bytes(path.with_name("搬走").read_bytes())
    with pytest.raises(Refusal, match="不在原来的地方"), book.deed("登记") as session:
        session.add(ToyUnit(name="总厂"))


def test_a_closed_book_neither_reads_nor_writes(book):
    book.close()
    with pytest.raises(Refusal, match="已经关闭"), book.reading():
        pass
    with pytest.raises(Refusal, match="已经关闭"), book.deed("登记"):
        pass


@pytest.mark.parametrize(
    ("whole", "damaged"),
    [
        (b"CREATE TRIGGER guard_toy_unit_update", b"CREATE TRIGGER guard_\xa1oy_unit_update"),
        (b"born DATE", b"bprn DATE"),
    ],
    ids=["no text any more", "another column"],
)
def test_damage_in_the_description_of_a_table_is_a_sentence(book, path, whole, damaged):
    book.close()
    content = path.read_bytes()
    assert whole in content
    path.write_bytes(content.replace(whole, damaged))
    with pytest.raises(Refusal, match="已损坏"):
        open_book(path)


def test_a_damaged_byte_in_a_row_is_told_at_opening(book, path):
    with book.deed("登记") as session:
        session.add(ToyPerson(name="Zhang San"))
    book.close()
    content = path.read_bytes()
    path.write_bytes(content.replace(b"Zhang San", b"Zhang Sam", 1))
    again = open_book(path)
    assert "有1条记录与修改记录对不上" in "".join(again.notices)
    again.close()
