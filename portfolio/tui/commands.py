"""Every action of the screens with its words in the palette and the command that does the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

DIG = "dig"
READY = "ready"


class Command(NamedTuple):
    """What an action is called in the palette, what it does, and its twin on the command line."""

    label: str
    says: str
    twin: str


COMMANDS: Mapping[str, Command] = {
    "new_story": Command("story: new from a scenario", "Choose what is asked", "portfolio new"),
    "add_seed": Command("seed: catch one line", "One line now, the story later", "portfolio add"),
    "edit_story": Command("story: write", "Open the selected story", "portfolio edit"),
    "open_outside": Command(
        "story: open in your editor", "The real file, in $VISUAL or $EDITOR", "portfolio edit"
    ),
    "remove_story": Command("story: move to the trash", "History keeps it", "portfolio remove"),
    "mark": Command("story: mark ready or draft", "Your decision alone", "portfolio set"),
    "find": Command("stories: find", "Filter as you type", "portfolio list"),
    "sort": Command("stories: sort", "By touch, title, reading, time", "portfolio list"),
    "do_next": Command("next: do it", "Do the next best action", "portfolio coverage"),
    "coverage": Command("coverage: show", "Principles against stories", "portfolio coverage"),
    "render": Command("dossier: render", "Make the document", "portfolio render"),
    "keep_leftover": Command(
        "recovery: keep it", "Put it into the story", "portfolio recover ID --keep"
    ),
    "drop_leftover": Command(
        "recovery: drop it", "The history keeps it", "portfolio recover ID --drop"
    ),
    "recover": Command(
        "recovery: what a crash left", "Typed once and never saved", "portfolio recover"
    ),
    "dig": Command("story: dig", "One question at a time", "portfolio dig"),
    "next_question": Command("question: next", "Keep it, or skip", "portfolio dig"),
    "previous_question": Command("question: before", "Back one", "portfolio dig"),
    "outline": Command("dig: outline", "Answers under their sections", "portfolio dig"),
    "lay_out": Command(
        "outline: put into the empty sections", "Word for word", "portfolio dig ID --lay-out"
    ),
    "choose_scenario": Command("story: scenario", "What it answers", "portfolio set"),
    "ready": Command("story: ready?", "What is still open", "portfolio ready"),
    "compare": Command("story: compare", "With when it was last ready", "portfolio compare"),
    "other_pair": Command(
        "compare: levels or versions", "L6 and L7, or then and now", "portfolio compare ID --levels"
    ),
    "next_section": Command("compare: next section", "Task, Action …", "portfolio compare"),
    "previous_section": Command("compare: section before", "Back one", "portfolio compare"),
    "next_finding": Command("finding: go to its words", "One after the other", "portfolio check"),
    "silence_finding": Command("finding: live with it", "For a reason", "portfolio silence"),
    "attest_number": Command("number: attest", "What it is and whose", "portfolio attest"),
    "attest": Command("number: attest as chosen", "Into the file", "portfolio attest"),
    "take_question": Command("follow-ups: take one", "That may be asked", "portfolio edit"),
    "mark_answer": Command("follow-ups: mark", "Gap, partly, safe", "portfolio edit"),
    "tick_comment": Command(
        "comment: tick off", "The first beside the section", "portfolio note ID --tick 1"
    ),
    "rehearse": Command("story: tell it aloud", "Timed by section", "portfolio rehearse ID"),
    "next_timed": Command("rehearsal: next section", "Or begin", "portfolio rehearse ID"),
    "restart": Command("rehearsal: once more", "From the top", "portfolio rehearse ID"),
    "note_telling": Command(
        "rehearsal: a word on it", "How it went", "portfolio rehearse ID --note"
    ),
    "keep_or_not": Command(
        "rehearsal: take back or keep", "The last telling", "portfolio rehearse ID --remove"
    ),
    "tags": Command("story: tags", "Labels of your own", "portfolio set ID tags=…"),
    "ask": Command("question: find its story", "As you heard it", "portfolio ask"),
    "loop": Command("loop: show", "Who hears which story", "portfolio deck"),
    "new_loop": Command("loop: new", "Company and day", "portfolio loop new"),
    "change_loop": Command("loop: change", "Company and day", "portfolio loop set"),
    "other_loop": Command("loop: the next one", "By their days", "portfolio loop list"),
    "open_loop": Command("loop: open its file", "In your editor", "portfolio loop show"),
    "add_person": Command(
        "interviewer: name one", "Role and principles", "portfolio loop set LOOP --interviewer"
    ),
    "remove_person": Command(
        "interviewer: take out", "Of this loop", "portfolio loop set LOOP --without"
    ),
    "take_usual": Command(
        "interviewer: the usual ones", "A bar raiser too", "portfolio loop set LOOP --usual"
    ),
    "pin": Command("deck: pin the story", "To one interviewer", "portfolio loop pin"),
    "ban": Command("deck: keep the story out", "Or let it in", "portfolio loop ban"),
    "tell": Command("deck: mark as told", "Or take it back", "portfolio told"),
    "debrief": Command("loop: how it went", "One question at a time", "portfolio debrief"),
    "turn": Command("loop: next view", "Deck, evenings, years", "portfolio plan"),
    "period": Command("story: when it happened", "Its months", "portfolio set ID period=…"),
    "tour": Command("tour: be shown around", "Six steps", "portfolio demo"),
    "save": Command("story: save", "Write the file now", "portfolio edit"),
    "next_page": Command("story: next part", "Headline, follow-ups, lessons …", "portfolio show"),
    "previous_page": Command("story: previous part", "Back one part", "portfolio show"),
    "next_view": Command("coverage: next view", "Scenarios, criteria …", "portfolio coverage"),
    "other_rubric": Command(
        "coverage: another rubric", "Beside your own", "portfolio coverage --rubric l7 --rubric l6"
    ),
    "previous_view": Command("coverage: previous view", "Back one view", "portfolio coverage"),
    "make_here": Command("workspace: make one here", "A folder of plain files", "portfolio init"),
    "open_sample": Command("sample: open", "Eighteen finished stories", "portfolio demo"),
    "copy_path": Command("dossier: copy its path", "To the clipboard", "portfolio render"),
    "open_path": Command("dossier: open it", "In its program", "portfolio render"),
    "start_render": Command("dossier: start", "Render as chosen", "portfolio render"),
    "keys": Command("keys: show", "Every key that works here", "portfolio --help"),
    "choose": Command("list: open what is selected", "The same as enter", "portfolio show"),
}

# These move the cursor or change only how a screen looks; nothing a person owns changes by them.
SCREEN_ONLY = frozenset(
    {
        "quit",
        "move",
        "aside",
        "leave",
        "cancel",
        "confirm",
        "option",
        "use_theme",
        "to_list",
        "end",
        "scroll_notes",
        "keep_mine",
        "take_theirs",
        "jump",
        "next_stop",
        "stop_before",
        "hold_clock",
        "words",
    }
)
