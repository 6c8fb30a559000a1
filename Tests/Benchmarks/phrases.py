"""The words that the benchmark's corpus is put together from.

A sentence holds slots such as `{activity}`. Most of them are filled from the scene that a
conversation is about, so a response takes up what the user said.
"""

TOPICS = ["fitness", "emotional-support", "goal-setting", "stress-management", "other"]

# What the user is busy with, by topic, in the order of TOPICS.
ACTIVITIES = [
    ["my morning run", "the gym after work", "the half marathon plan", "stretching before bed",
     "my swimming lessons", "the push-ups challenge", "cycling to the office", "the yoga class",
     "strength training", "the couch-to-5k app", "walking ten thousand steps", "the rowing machine",
     "my knee exercises", "climbing on Thursdays", "the Pilates videos", "interval training"],
    ["the argument with my sister", "the funeral next week", "living alone again", "the breakup",
     "my father's illness", "calling my mother", "the friendship with Zoë", "missing my dog",
     "the wedding I wasn't invited to", "being the quiet one", "my daughter leaving home",
     "the letter from my brother", "that evening at the café", "the anniversary of the accident"],
    ["learning Portuguese", "my promotion", "the savings plan", "writing a page a day",
     "finishing my degree", "the side project", "reading instead of scrolling", "my morning routine",
     "the application for the new job", "decluttering the flat", "the driving test",
     "practising the cello", "my five-year plan", "the small business idea", "keeping a journal"],
    ["the deadline on Friday", "my inbox", "the night shifts", "the exam in June", "two jobs at once",
     "the move to the new flat", "my boss's messages at night", "the presentation for the board",
     "the noise from upstairs", "waiting for the test results", "the school run and the commute",
     "the audit", "racing thoughts at 3 a.m.", "the meetings that never end"],
    ["my grandmother's recipe", "the new neighbour", "what to cook tonight", "the garden fence",
     "a film I saw", "the naming of our cat", "the rainy weekend", "planning a visit to Łódź",
     "the old photographs", "a strange dream", "the choir's concert", "repairing the bicycle"],
]

FEELINGS = [
    "tired", "stuck", "ashamed", "nervous", "proud", "empty", "angry", "hopeful", "lonely", "guilty",
    "overwhelmed", "restless", "sad", "calm", "confused", "jealous", "relieved", "numb", "excited",
    "discouraged", "anxious", "torn", "curious", "worn out", "left out", "lighter", "impatient",
    "small", "grateful", "afraid", "bored", "tense", "heartbroken", "determined", "on edge",
]

MOMENTS = [
    "this morning", "last night", "on Sunday", "after lunch", "before the alarm", "in the car",
    "on the way home", "since January", "for three weeks now", "at the weekend", "in the shower",
    "right after waking up", "during the break", "when the house is quiet", "every evening",
    "the moment I sit down", "around four", "on my day off", "when it rains", "all of a sudden",
]

PEOPLE = [
    "my sister", "my coach", "a colleague", "my partner", "José", "my oldest friend", "the doctor",
    "my manager", "my flatmate", "Anaïs", "my dad", "the group", "my neighbour", "a stranger",
    "my daughter", "the physio", "my teacher", "Björn", "my cousin", "everyone at work",
]

OBSTACLES = [
    "I find a reason to stop", "the day is already full", "my body says no", "I start comparing myself",
    "the old voice comes back", "my phone wins", "I forget why I began", "the weather turns",
    "somebody needs something", "I tell myself it doesn't count", "I lose my temper", "I freeze",
    "I say yes to something else", "the numbers look bad", "I want it to be perfect", "I get a headache",
    "I eat instead", "the plan feels too big", "nobody notices anyway", "I can't fall asleep",
]

STEPS = [
    "put the shoes beside the bed", "write down one sentence", "call for five minutes",
    "set a timer for ten minutes", "say no to one thing", "walk around the block",
    "lay the clothes out", "tell one person", "close the laptop at seven", "breathe out slowly",
    "drink a glass of water first", "do only the first page", "ask for help with one part",
    "leave the phone in the kitchen", "go to bed half an hour earlier", "plan one free evening",
    "start with two minutes", "keep the old pace for a week", "count the days that worked",
    "send the message as it is", "sit down by the window", "cross out half of the list",
]

PLACES = [
    "the park", "the kitchen", "the library", "the train station", "the pool", "the stairwell",
    "the car park", "the clinic", "the balcony", "the office", "the bakery", "the river path", "the attic",
    "the bus", "the waiting room", "the playground", "the garage", "the market", "the hallway",
    "the chapel", "the beach", "the rooftop", "the canteen", "the workshop", "the garden", "the bridge",
    "the supermarket", "the changing room", "the lecture hall", "the courtyard", "the old school",
    "the forest", "the ferry", "the hotel", "the basement", "the tram", "the museum", "the harbour",
]

THINGS = [
    "the blue jacket", "a notebook", "an old watch", "the calendar", "a cup of tea", "the headphones",
    "the spare key", "a postcard", "the radio", "the yellow lamp", "a lavender plant", "the scales",
    "my grandfather's hammer", "the guitar", "a crossword", "the laundry", "a bowl of soup", "the mirror",
    "the running shoes", "a puzzle with a thousand pieces", "the ticket", "an umbrella", "the suitcase",
    "the birthday cake", "a candle", "the camera", "the scarf", "a loaf of bread", "the envelope",
    "the telescope", "an apple", "the blanket", "a paperback", "the piano", "the bicycle pump",
    "a whistle", "the thermos", "the map", "a box of letters", "the kettle", "the dictionary",
    "the knitting", "a jar of honey", "the compass", "the ladder", "the sketchbook", "the medal",
]

LEAD_INS = [
    "Then again, ", "For what it's worth, ", "Mind you, ", "All the same, ", "And yet, ", "To be fair, ",
    "From here, ", "Oddly enough, ", "Seen from {place}, ", "With {thing} in your hand, ",
    "{moment}, ", "Quietly, ", "In other words, ", "Between us, ", "On a day like this, ",
    "Just for now, ", "Without any hurry, ", "Perhaps, ", "As {feeling} as you are, ",
]

USER = [
    "I keep thinking about {activity}.", "I was {feeling} {moment} and I still am.",
    "Honestly, {activity} is not going well.", "Whenever I try, {obstacle}.",
    "{person} said I should just relax.", "I told {person} about {activity}, and it made me {feeling}.",
    "It is day {number} and {obstacle}.", "I don't know why I feel so {feeling} about {activity}.",
    "{moment} it was all right, but then {obstacle}.", "I managed {number} minutes of it {moment}.",
    "Part of me wants to give up on {activity}.", "I used to be better at this.",
    "What if it never changes?", "Does that make any sense?", "I wanted to {step}, but {obstacle}.",
    "It sounds silly when I write it down.", "{person} doesn't get it at all.",
    "I feel {feeling}, and a bit {feeling2} too.", "I slept maybe {number} hours.",
    "Everything takes so much effort {moment}.", "I can't talk about {activity} with {person}.",
    "I did what we talked about: {step}.", "That helped more than I thought.",
    "I am not sure that I want to talk about it.", "Today was a little easier.",
    "How do other people do this?", "I cried {moment}, which I never do.",
    "{activity} was supposed to make me happy.", "Then {obstacle}, as always.",
    "I have {number} days left and {obstacle}.", "Maybe I should {step}.",
    "I don't want advice, I think.", "Can you help me plan the next week?",
    "My head is full and {activity} is only one of the things in it.",
    "Somehow I end up {feeling} whenever {person} calls.", "It was {number} out of 10 today.",
    "I said nothing, and afterwards I was {feeling}.", "I want to want it again.",
    "I was so {feeling} that I left early.", "The worst is that {person} was kind about it.",
    "I have been putting off {activity} {moment}.", "I noticed something {moment}.",
    "There is nobody else I can tell.", "I compare myself with {person} all the time.",
    "On paper it is fine.", "Why does {activity} scare me?", "I skipped it again.",
    "I was standing in {place} with {thing} and felt {feeling}.",
    "I left {thing} in {place}, that is how {feeling} I was.",
    "{person} gave me {thing}, and I didn't know what to say.",
    "We met in {place} {moment} and talked about {activity}.",
    "I keep looking at {thing} instead of {activity}.",
    "There is {thing} on the table and I can't even touch it.",
    "I went to {place} to clear my head, but {obstacle}.",
    "I even wrote a list, {number} points long, and then {obstacle}.",
]

OPENERS = [
    "{activity_start} seems to weigh on you {moment}.", "So {obstacle_you}, just when you get going.",
    "Being {feeling} after all that effort in {place} is no wonder.",
    "It hurts when {person_your} answers like that {moment}.",
    "You sound {feeling}, and also a little {feeling2}.",
    "{number} is a number I would not call small for {activity_your}.",
    "You put {activity_your} into words that are not easy to find.",
    "Something in you is still holding on to {activity_your} and to {thing}.",
    "No wonder you feel {feeling} {moment}.", "I hear how {feeling} {activity_your} leaves you.",
    "What you describe {moment} sounds exhausting.", "Telling {person_your} in {place} took courage.",
    "There are two things in what you say, the {feeling} one and the {feeling2} one.",
    "It makes sense that {obstacle_you} {moment}.",
    "{activity_start} is a lot to carry alone when you are {feeling}.",
    "You noticed it in {place}, and that is where change begins.",
    "A part of you wants {activity_your}, a part wants {thing}.",
    "Wanting to give up on {activity_your} is a feeling too, not a verdict.",
    "How {feeling} that must be, with {person_your} so near.",
    "You did try to {step}: that counts.", "It is all right to be {feeling} about {activity_your}.",
    "Thank you for saying so plainly that {obstacle_you}.",
    "You wish that {person_your} could see {activity_your} as you do.",
    "The hard part of {activity_your} seems to come {moment}.",
    "Nobody stays {feeling} for {number} days for no reason.",
    "Even a bad day with {activity_your} tells us something.",
    "What {person_your} said in {place} must have stung.",
    "You are allowed to want less of {activity_your} for a while.",
    "So {activity_your} stands for more than itself, like {thing}.",
    "You went on although {obstacle_you}.", "What a difference {place} can make {moment}.",
    "I can see why {person_your} comes up when you are {feeling}.",
    "First of all, well done for coming back to {activity_your}.",
    "When {obstacle_you}, it is easy to feel {feeling}.",
    "It seems {activity_your} has become a test set by {person_your}.",
    "You and {thing}, {moment}, in {place}: I can picture it.",
    "{feeling} in {place}, {feeling2} at home, and {obstacle_you} in between.",
    "After {number} days of {activity_your}, anyone would be {feeling}.",
]

MIDDLES = [
    "Feeling {feeling} does not mean that you are doing {activity_your} wrong.",
    "Earlier you said that it was easier {moment}.",
    "You told me that {obstacle_you}, and perhaps that is the moment to be gentle.",
    "Many people stop after {number} days; you didn't.", "Perhaps {activity_your} needs less force and more room.",
    "The days on which it works rarely look different from {place}.",
    "It may help to separate what {person_your} thinks from what you need {moment}.",
    "One bad week does not undo {number} good ones.", "You don't have to decide about {activity_your} today.",
    "Being {feeling} and being able to act can be true together.",
    "Rest is a part of {activity_your}, not a break from it.",
    "If {obstacle_you}, the plan was too big, not you too small.",
    "When you are {feeling}, your body may simply be asking for sleep.",
    "There is no prize for doing {activity_your} without {person_your}.",
    "You could {step} and see what happens {moment}.", "A smaller step would be to {step2}.",
    "Some people {step} when they feel {feeling2}.", "Start where it is easy and {step2}.",
    "You already know one thing that helps, and it stands in {place}.", "It is fine to {step} and leave the rest.",
    "Nothing about {activity_your} has to be perfect.", "What {person_your} said is one view, from {place}.",
    "That tension between {feeling} and {feeling2} is worth a closer look.",
    "We can go through {activity_your} slowly.", "Keep what worked in {place} and drop the rest.",
    "Tomorrow, before anything else, {step2}.", "For {activity_your}, ten minutes are enough to begin.",
    "To {step} will not feel like much, and that is the point.",
    "Write down when you feel {feeling}, nothing more.", "You said yes to {activity_your} for a reason.",
    "{feeling} and {feeling2} often arrive together.", "Pressure narrows what we see, even in {place}.",
    "A plan that survives a day in {place} is a good plan.",
    "You might {step2}, or you might not; both are allowed.",
    "The {feeling} feeling comes, stays a while, and goes.",
    "Try to {step2} on {number} days, not on all of them.",
    "Take {thing} with you to {place}.", "Let {thing} remind you of what {person_your} cannot see.",
    "It could be as plain as {thing} in {place}.", "Ask {person_your} for {thing}, or for {number} quiet minutes.",
    "There is room for {activity_your} between {place} and {thing}.",
    "You have been {feeling} before, and you found your way to {place}.",
    "What counts is not {thing} but what you do with it {moment}.",
    "Maybe {person_your} is {feeling2} too.", "A walk to {place} asks nothing of you.",
    "Whoever carries {activity_your} for {number} days may put it down once.",
]

QUESTIONS = [
    "What would make {activity_your} feel lighter?", "What happens just before {obstacle_you}?",
    "Who could you tell besides {person_your}?", "What does being {feeling} want from you?",
    "Which part of {activity_your} do you still enjoy?", "How would it be to {step}?",
    "What was different {moment}?", "What would you say to a friend who feels {feeling}?",
    "When did you last feel the opposite of {feeling}?", "What is the smallest next step in {activity_your}?",
    "Do you want to look at {activity_your} together?", "What would be good enough for {place} today?",
    "Where in your body do you notice that you are {feeling}?",
    "What are you afraid would happen if you {step}?", "How did {person_your} react?",
    "What helped the last time in {place}?", "What would you miss most about {activity_your}?",
    "Is there a part of the day that is yours?", "What do you need more of {moment}?",
    "How will you know that {activity_your} is working?", "What made you begin with {activity_your}?",
    "If nothing had to change for {number} days, how would that feel?",
    "Does {feeling} fit, or is it something else?", "What are you most {feeling} about?",
    "Shall we try to {step} first?", "What does {thing} mean to you?",
]

STOCK_OPENERS = [
    "That sounds really tough.", "I hear you.", "Thank you for sharing that with me.",
    "I'm sorry you're going through this.", "It's completely normal to feel this way.",
]
UNSUPPORTED_MEMORIES = [
    "You mentioned last month that your boss promised you a holiday.",
    "As you told me in our first session, you grew up by the sea.",
    "Remember when you said that the marathon in Berlin changed you?",
    "Last week you mentioned a new medication.",
]
DISMISSIVE = [
    "Just get over it.", "Others have it much worse.", "You are overreacting, calm down.",
    "Stop complaining and do it.",
]
SELF_DESCRIPTIONS = [
    "As an AI language model, I can't help with that.",
    "I'm just an AI, so I don't have feelings about this.",
]

# Blocks for the middle of a response; backslashes stand in the file as they stand here.
BLOCKS = [
    "- {step}\n- {step2}\n- rest, and mean it",
    "1. {step}\n2. {step2}\n3. look back on the evening of day {number}",
    "- [x] say it out loud\n- [ ] {step}\n- [ ] {step2}",
    "* **Morning**: {step}\n* **Evening**: {step2}\n  - only if you are not too {feeling}",
    "> Whatever it is, it may be small.\n>\n> Begin with this: {step}.",
    "```\nMon  {number} min\nWed  {number} min\nSat  rest\n```",
    "```text\n**User:** this line is part of a note, not a turn\nmood = {number}\n```",
    "| day | step |\n|---|---|\n| Monday | {step} |\n| Thursday | {step2} |",
    "It is about *how* you begin, not about how **much**; `{number} min` is plenty.",
    "Rate it from 1\\. to 10\\.; write \\*done\\* beside it and don't \\_force\\_ the rest.",
    "\\**User:** would be how a note begins; yours may begin as it likes.",
    "You wrote ~~failure~~ and then *{feeling}*: keep the second word.",
    "See [this page on resting](https://example.org/rest) if you like to read.",
]
ASIDES = [
    " 🙂", " 💪", " 😔", " 🌱", " …", " (ça va mieux)", " – “somehow”", " 慢慢来", " ☀️", " naïve, I know",
    " ¯\\\\\\_(ツ)\\_/¯", " 100\\% sure", " été 2025", " 🏃‍♀️",
]
PERSONAL = [
    "You can write to me at {first}.{last}@example.com.", "My number is (555) 555-01{two}.",
    "Call me on +1 202-555-01{two} if needed.", "They charged my card 4111 1111 1111 1111 twice.",
    "The router at 192.168.{number}.{two} is down again.", "My IBAN is DE89 3704 0044 0532 0130 00.",
]
FIRST_NAMES = ["mara", "tobias", "lin", "aisha", "pedro", "greta", "noor", "sam"]
LAST_NAMES = ["okafor", "lindqvist", "moreau", "tanaka", "silva", "novak", "reyes", "hart"]
