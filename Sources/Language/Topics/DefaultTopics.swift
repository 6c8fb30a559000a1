extension Topic {
  /// The five topics of a companion for fitness, wellness and personal growth, with their goals.
  ///
  /// A phrase that hardly speaks of anything else weighs 1.5 or 2, a word that often does 1, one that
  /// does beside others 0.5.
  package static let defaults: [Topic] = [
    Topic(
      slug: "fitness", title: "Fitness", goal: 0.30,
      keywords:
        TopicKeyword.list(
          1.5,
          """
          run, runs, running, runner, jog, jogging, gym, workout, workouts, work out, working out, \
          worked out, exercise, exercises, exercising, exercised, cardio, yoga, pilates, marathon, \
          half marathon, 5k, 10k, treadmill, push-ups, pushups, squat, squats, plank, deadlift, \
          dumbbell, kettlebell, steps, step goal, step count, pedometer, fitbit, physical \
          activity, physically active, weight loss, lose weight, losing weight, lost weight, gain \
          weight, overweight, obese, calories, protein, tai chi, aerobics, spinning, swim, \
          swimming, bike ride, biking, cycling, hike, hiking, lifting weights, strength training, \
          personal trainer, physio, physical therapy, rehab, warm up, rest day, out of shape, in \
          shape, stamina, endurance, muscle, muscles, sore muscles, football practice, sit-ups, \
          rowing, climbing, bouldering, stretching, stretches
          """)
        + TopicKeyword.list(
          1,
          """
          walk, walks, walking, walked, train, training, trainer, coach, fit, fitness, active, \
          activity, race, miles, mile, kilometers, kilometres, km, pounds, lbs, kilos, weight, \
          diet, eating healthy, healthy eating, healthier, nutrition, knee, ankle, injury, \
          injured, bike, sport, sports, strength, stairs, elliptical, machine, heart rate, sweat, \
          swam, ran, dance, dancing, tired legs, sync, synced, syncing, charge it, charger, \
          balance, blood pressure
          """)
        + TopicKeyword.list(
          0.5,
          """
          tracker, watch, app, laps, session, breath, body, energy, meal, meals, food, snack, \
          water, healthy
          """)),
    Topic(
      slug: "emotional-support", title: "Emotional support", goal: 0.25,
      keywords:
        TopicKeyword.list(
          1.5,
          """
          sad, sadness, depressed, depression, lonely, loneliness, cry, crying, cried, grief, \
          grieving, heartbroken, broke up, breakup, break up, divorce, divorced, passed away, \
          died, suicide, suicidal, self-harm, self-harming, kill myself, hate myself, worthless, \
          hopeless, abuse, abused, abusive, trauma, ptsd, rape, raped, molested, cheating, \
          cheated, affair, bipolar, panic attack, panic attacks, feelings, emotional, emotions, \
          counseling, counselling, counselor, counsellor, therapist, therapy, self-esteem, miss \
          him, miss her, hurts, ashamed, heart is broken, feel like, feeling down, mental health, \
          mental illness, jealous, betrayed, toxic, sexual, gay, transgender, lesbian, hearing \
          voices, voices, paranoid, schizophrenia, disorder, insecure, personality
          """)
        + TopicKeyword.list(
          1,
          """
          anxiety, anxious, afraid, fear, fears, scared, terrified, phobia, nightmares, alone, \
          hurt, loss, death, boyfriend, girlfriend, husband, wife, partner, fiance, marriage, \
          married, relationship, relationships, family, mother, father, mom, mum, dad, parents, \
          daughter, son, sister, brother, stepdaughter, child, kids, friend, friends, best friend, \
          love, loved, trust, guilt, guilty, empty, numb, upset, angry, anger, rage, thoughts, \
          lies, lying, argue, argument, fight, fighting, sex, attracted, dating, ex, baby, \
          pregnant, miscarriage, bully, bullied, bullying, rejected, mood swings, moods, nobody, \
          confused, feel, feeling, felt, shy, judging, emotion, normal
          """)
        + TopicKeyword.list(
          0.5,
          """
          worry, worried, worrying, overwhelmed, help me, cope, coping, self, heart, crush, \
          school, voice, dream, dreams
          """)),
    Topic(
      slug: "goal-setting", title: "Goal setting", goal: 0.20,
      keywords:
        TopicKeyword.list(
          1.5,
          """
          goal, goals, set a goal, resolution, resolutions, milestone, milestones, procrastinate, \
          procrastinating, procrastination, habit, habits, new habit, routine, routines, \
          discipline, self-discipline, accountability, motivation, motivated, unmotivated, \
          achieve, achieving, achievement, accomplish, start small, give up, giving up, keep \
          going, every day this week, by the end of, week by week, to-do list, priorities, \
          productivity, laziness, lazy, concentrate, focus on my, confident are you, how \
          confident, scale of, smart goal, career, promotion, thesis, deadline
          """)
        + TopicKeyword.list(
          1,
          """
          plan, plans, planning, progress, target, track, tracking, schedule, consistent, \
          consistency, priority, quit, improve, improving, growth, learn, learning, confidence, \
          commit, commitment, journal, journaling, this year, next month, every day, purpose, \
          confident, barriers, obstacle, obstacles, reminder, change, changes, decisions, study, \
          studying, exam, savings, budget, saving, save money, interview, job search, cv
          """)
        + TopicKeyword.list(
          0.5,
          """
          start, started, try, week, weeks, month, tomorrow, able to, manage, managed, steps, \
          small steps, next step, time, days
          """)),
    Topic(
      slug: "stress-management", title: "Stress management", goal: 0.15,
      keywords:
        TopicKeyword.list(
          2,
          """
          stress, stressed, stressful, stressing, burnout, burned out, burnt out, overworked, \
          workload, overload, overloaded, overwhelm, can't sleep, cannot sleep, insomnia, \
          sleepless, relax, relaxing, relaxation, unwind, breathe, breathing, breathing exercise, \
          meditate, meditation, mindfulness, calm down, work-life, too much work, under pressure, \
          tense, tension, racing mind, racing thoughts, switch off
          """)
        + TopicKeyword.list(
          1,
          """
          pressure, overwhelmed, overwhelming, anxious, nervous, exhausted, exhaustion, boss, \
          coworker, co-worker, colleague, colleagues, fired, deadlines, exams, panic, worry, \
          worried, worrying, worries, sleep, sleeping, headache, headaches, on edge, calm, \
          calming, cope, coping, too much, job, at work, work related, fall asleep, nightmares, \
          falling asleep, drained, night shift, shifts, presentation, presentations
          """)
        + TopicKeyword.list(
          0.5,
          """
          work, working, anxiety, tired, rest, busy, meeting, meetings, office, hours
          """)),
    Topic(slug: otherSlug, title: "Other", goal: 0.10),
  ]
}

extension TopicKeyword {
  /// Keywords of one weight, parted by commas.
  fileprivate static func list(_ weight: Double, _ phrases: String) -> [TopicKeyword] {
    phrases.split(separator: ",").map { phrase in
      TopicKeyword(phrase.split(separator: " ").joined(separator: " "), weight: weight)
    }
  }
}
