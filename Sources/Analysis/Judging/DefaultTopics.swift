extension Topic {
  /// The five topics of a companion for fitness, wellness and personal growth, with their goals.
  package static let defaults: [Topic] = [
    Topic(
      slug: "fitness", title: "Fitness", goal: 0.30,
      keywords: [
        "run", "running", "jog", "jogging", "gym", "workout", "workouts", "work out", "exercise",
        "exercises", "exercising", "training", "train", "muscle", "muscles", "cardio", "yoga",
        "pilates", "steps", "walk", "walking", "walks", "swim", "swimming", "bike", "biking",
        "cycling", "marathon", "race", "5k", "10k", "half marathon", "weights", "lift", "lifting",
        "squat", "squats", "push-ups", "pushups", "stretch", "stretching", "treadmill", "sore",
        "injury", "knee", "ankle", "fitness", "fit", "in shape", "out of shape", "strength",
        "stamina", "endurance", "calories", "weight loss", "lose weight", "diet", "protein",
        "active", "physical activity", "hike", "hiking", "plank", "warm up", "rest day", "coach",
      ]),
    Topic(
      slug: "emotional-support", title: "Emotional support", goal: 0.25,
      keywords: [
        "sad", "sadness", "depressed", "depression", "lonely", "loneliness", "alone", "cry",
        "crying", "cried", "hurt", "hurts", "grief", "grieving", "loss", "died", "death",
        "passed away",
        "broke up", "breakup", "break up", "boyfriend", "girlfriend", "husband", "wife", "partner",
        "divorce", "relationship", "family", "mother", "father", "mom", "dad", "friend", "friends",
        "ashamed", "guilt", "guilty", "worthless", "hopeless", "empty", "numb", "heartbroken",
        "miss him", "miss her", "feel like", "feeling down", "self-esteem", "rejected", "trauma",
        "abuse", "therapy", "therapist", "counselor", "suicidal", "hate myself", "upset",
        "feelings",
        "trust", "love", "marriage", "angry", "anger", "jealous",
      ]),
    Topic(
      slug: "goal-setting", title: "Goal setting", goal: 0.20,
      keywords: [
        "goal", "goals", "plan", "plans", "planning", "habit", "habits", "routine", "motivation",
        "motivated", "achieve", "achieving", "progress", "milestone", "milestones", "target",
        "resolution", "resolutions", "track", "tracking", "schedule", "consistent", "consistency",
        "discipline", "procrastinate", "procrastinating", "procrastination", "deadline", "priority",
        "priorities", "start small", "give up", "giving up", "quit", "improve", "growth", "learn",
        "learning", "career", "promotion", "confidence", "confident", "commit", "commitment",
        "accountability", "journal", "journaling", "by the end of", "this year", "next month",
        "every day", "week by week", "purpose", "accomplish",
      ]),
    Topic(
      slug: "stress-management", title: "Stress management", goal: 0.15,
      keywords: [
        "stress", "stressed", "stressful", "anxious", "anxiety", "panic", "panic attack",
        "overwhelmed", "overwhelming", "overwhelm", "burnout", "burned out", "burnt out",
        "pressure",
        "worry", "worried", "worrying", "worries", "nervous", "tense", "tension", "relax",
        "relaxing",
        "breathe", "breathing", "meditate", "meditation", "mindfulness", "sleep", "insomnia",
        "can't sleep", "exhausted", "exhaustion", "workload", "overworked", "too much", "deadlines",
        "boss", "exam", "exams", "racing thoughts", "racing mind", "calm", "calming", "unwind",
        "cope",
        "coping", "headache", "headaches", "on edge", "fear", "afraid",
      ]),
    Topic(slug: otherSlug, title: "Other", goal: 0.10),
  ]
}
