/// The English cue lists, in the form that ``Lexicon`` describes.
///
/// A section is `[meaning weight]`, then one phrase a line. Written from what empathic listening
/// is said to be in the literature (warmth and concern, saying back what was understood, asking
/// into it; Sharma et al. 2020, Miller and Rollnick 2013), not from any labelled set.
package let englishCues = """
  # Warmth and concern: what the speaker feels for the user.
  [reaction 0.55]
  (i'm|i am) (so|very|really|truly|) sorry (to hear|for your|that you|about|you)
  sorry (to hear|you're|you are|for your loss)
  my heart goes out
  (i'm|i am) here (for you|with you|to listen|to help|if you)
  we're here for you
  you are not alone
  you're not alone
  (i'm|i am|i feel) (so|really|very|) (glad|happy|thrilled|delighted|excited|pleased|relieved) (you|that you|for you|to hear)
  (i'm|i am) (so|really|very|) proud of you
  you should be proud
  you can be proud
  (i'm|i am) rooting for you
  (i|we) care about you
  thank you for (sharing|trusting|telling|opening|being)
  thanks for (sharing|trusting|telling|opening|being)
  it takes (courage|strength|guts|a lot) to
  that takes (courage|strength|guts|a lot)
  congratulations
  well done
  sending you
  i wish you
  i hope (you|things|it) (feel|feels|get|gets|are|find|can|will)
  i appreciate you
  be gentle with yourself
  be kind to yourself
  take care of yourself
  you matter
  you deserve
  [reaction 0.5]
  (that|this|it) (is|was|must be|must have been|sounds|seems|feels|can be|would be) (so|really|very|incredibly|extremely|pretty|quite|deeply|) (hard|tough|painful|rough|awful|terrible|horrible|heartbreaking|heavy|exhausting|frustrating|draining|scary|frightening|lonely|upsetting|unfair|stressful|overwhelming|difficult|sad|disappointing|discouraging|unsettling|unnerving)
  that's (so|really|very|incredibly|) (hard|tough|painful|rough|awful|terrible|horrible|heartbreaking|heavy|frustrating|scary|upsetting|unfair|stressful|difficult|sad|disappointing|wonderful|amazing|great|awesome|fantastic|impressive|huge|brave|exciting|lovely|beautiful)
  (that|this) (is|sounds) (so|really|very|) (wonderful|amazing|great|awesome|fantastic|impressive|huge|brave|exciting|lovely|beautiful)
  (what|such) a (hard|tough|painful|rough|heavy|frustrating|lonely|difficult|great|wonderful|lovely|brave|big|long|real|huge)
  no wonder
  good for you
  way to go
  (i|i'd) (love|loved) (that|how|this)
  (poor|oh) (you|no|man|dear|wow)
  (very|so|completely) (normal|understandable|human)
  hang in there
  i feel for you
  [reaction 0.3]
  (great|good|nice|amazing|fantastic|excellent) (job|work|going)
  you've got this
  you got this
  i'm sorry
  ouch

  # Understanding: what the user feels or went through.
  [interpretation 0.6]
  (it|that) (sounds|seems|feels) like you
  sounds like you
  seems like you
  (it|that) (sounds|seems|feels) (as if|as though) you
  (i|we) (can|could) (hear|see|tell|sense|imagine|feel) (how|that|why|the|your|you|what)
  (i|we) (hear|sense) (that|how|the|your|you|a)
  (you|you're|you are|you've been) feeling
  (you|you'd|you would|you|you must) (feel|felt|are feeling)
  you (must|might|may) (be|have) (feeling|felt|so|really|exhausted|tired|scared|worried|frustrated|hurt|overwhelmed|proud|relieved)
  (makes|make) (sense|total sense|complete sense|perfect sense|a lot of sense)
  (it's|it is|that's|that is) (understandable|natural|normal|okay|ok|only human|human|completely understandable|completely natural|completely normal|no surprise|perfectly normal)
  (i|i can|i do|i completely|i totally|i really) understand (how|why|what|that|your|you)
  (part|some part) of you
  (you|you've) (wanted|needed|hoped|worked|carried|carry|carrying|trying|tried|missing|miss|lost|kept|held|stayed|waited|noticed|managed)
  [interpretation 0.4]
  (i|we) (understand|relate|get it|know the feeling|know how)
  i've been (there|through)
  i (felt|feel) (the same|that way|like that|this way|you)
  (same here|me too|same boat|you and me both)
  (i|i've|i have) (had|went through|gone through|struggled with|dealt with|deal with|suffered|struggle with|know exactly|been dealing) 
  (know|knows) (how|what) (you|that|it|this)
  even though you
  that (kind|sort) of
  when (that|things|it|everything|someone) (happens|goes|feels|is|gets)

  # Asking into it: what the user feels or needs.
  [exploration 0.45]
  how (are|were|do|did|have) you (feel|feeling|felt|doing|holding|coping|been)
  how (does|did|has|is) (that|this|it) (feel|make|made|sit|land|affect|affected|been)
  what (does|did|is|was) (that|this|it) (like|feel|mean|bring)
  what (are|were) you (feeling|most|hoping|afraid|worried|missing)
  what (feels|felt|would feel|hurts|weighs|worries|scares|matters|helps|helped|makes|made|keeps|kept|comes|goes|would|do you)
  what's (been|weighing|worrying|making|the hardest|on your mind|going on|behind|it like)
  which part
  (tell|share) me (more|about|what)
  do you want to talk
  would you like to (talk|share|tell)

  # Says back what the user said.
  [reflection 0.5]
  (it|that) (sounds|seems|feels|looks) like
  sounds like
  seems like
  ^so you
  ^so (it's|it is|that's|for you|your|there's|there is|the)
  what (i'm|i am) hearing
  what i hear
  if i (understand|hear) you
  let me (see if|make sure) i
  in other words
  on (the one|one) hand
  you're saying
  you are saying
  you feel
  you're feeling
  you (said|mentioned|told|described|wrote|shared|brought up|talked about)
  you've (said|mentioned|told|described|shared|been|already)
  like you (said|mentioned)
  as you (said|mentioned)

  # Tells the user what to do.
  [advice 1]
  you (should|shouldn't|need to|have to|must|ought to|could try|can try|could also|may want|might want|can always|might consider|could consider|better)
  (you'll|you will) (need|have|want) to
  (i|i'd|i would) (suggest|recommend|advise|encourage)
  (my|some) (advice|suggestion|suggestions|recommendation)
  (have you|have you ever) (tried|considered|thought about|looked)
  ^(try|consider|start|stop|make|take|get|go|do|don't|talk|find|keep|remember|focus|write|ask|use|give|set|look|call|see|think|speak|seek|avoid|be|just|please|let|put|pick|choose|allow|learn|work|practice|give)
  if (i were you|you want|you need|you can|you have|you are|you're)
  it (may|might|would|could) (be|help) (good|best|helpful|useful|a good idea|to|you to)

  # Claims to remember what was said.
  [memory-claim 1]
  you (mentioned|told me|said earlier|said before|said last|told us|shared with me|described earlier|brought up)
  you've (mentioned|told me)
  (as|like) we (discussed|talked about|said|covered|agreed|planned)
  we (talked|spoke|discussed|agreed|worked) (about|on|that|last|earlier|before|yesterday)
  (i|i still) remember (you|when you|how you|that you|your|what you)
  remember (when|how|what) (you|we)
  [past-session 1]
  last (time|week|month|session|night|monday|tuesday|wednesday|thursday|friday|saturday|sunday) (you|we)
  (you|we) (said|told me|mentioned|wrote|shared|discussed|talked|agreed|spoke|described) (about it|about that|that|this|it|me|) last (time|week|month|session|night)
  (in|from|during|since) (our|your) (last|previous|earlier|past) (session|conversation|chat|talk|check in|call|time)
  (on|this) (monday|tuesday|wednesday|thursday|friday|saturday|sunday) you (said|told|mentioned|wrote|shared)
  (the other day|yesterday|earlier this week|a few (days|weeks) ago) you (said|told|mentioned|wrote|shared|were)
  you (said|told me|mentioned|wrote|shared) (yesterday|the other day|earlier this week)
  (when|since) we (last|first) (spoke|talked|met|chatted)

  # Asks without a question mark.
  [invitation 0.9]
  tell me (more|about|what|how|a bit|a little|which|where|when)
  (i|i'd) (wonder|love to know|love to hear|like to know|like to hear|am curious|be curious|want to hear) (what|how|if|whether|more|about|which|where|when|why|who)
  (i'm|i am) (wondering|curious) (what|how|if|whether|about|which|where|when|why|who)
  (share|describe|say|walk me through) (a bit|a little|more|with me|what|how|the)
  help me understand
  let me know (how|what|which|if|when|whether)
  what made you
  [rhetorical 1]
  (who|god) knows
  why not
  you know
  (isn't|ain't|doesn't|don't|aren't|wasn't|right|huh|eh|okay|ok) (it|that|they|he|she|we|this)
  what's the point
  who (cares|wouldn't|doesn't|hasn't)
  guess what
  so what

  [self-description 1]
  as (an|a) (ai|large language model|language model|artificial intelligence|virtual assistant|chatbot|ai language model|ai assistant)
  (i'm|i am) (an|just an|only an|just a|only a|a) (ai|language model|large language model|artificial intelligence|chatbot|computer program|machine learning model|virtual assistant|ai language model)
  (i'm|i am) (sorry but|afraid) i (can't|cannot|can not) (assist|help|comply|do|provide|fulfill)
  (i|i'm sorry but i|i am sorry but i) (can't|cannot|can not|am unable to|am not able to) (assist|help you|help) with (that|this|your request|the request)
  my (training data|knowledge cutoff|programming)
  i (don't|do not) have (personal|feelings|emotions|personal experiences|personal opinions)
  i was trained (by|on|to)

  [dismissive 1]
  (just|simply|please|now|you need to|you have to|you should|you must|you better|you'd better) (get over it|calm down|cheer up|snap out of it|man up|suck it up|toughen up|grow up|move on already)
  ^(get over it|calm down|cheer up|snap out of it|man up|suck it up|toughen up|grow up|deal with it|move on already)
  ^(just|simply) (deal with it|let it go already)
  you (should|must|need to|have to|just) (just|simply|) (deal with it|let it go already)
  (you're|you are) (just|simply|being|) (overreacting|too sensitive|being dramatic|dramatic|overthinking it|being silly|lazy|being lazy|ridiculous|exaggerating)
  (^|just |please |and |so |you should |you need to |you must |now )stop (complaining|whining|crying|being (so|such)|feeling sorry|worrying about it|making excuses|overreacting)
  (it's|it is|that's|that is) (not|really not) (a|that|such a) (big deal|big a deal)
  (others|other people|people|some people|plenty of people|many people) (have|had) it (much|far|way|) worse
  everyone (has|goes through|feels) (problems|that|this|it) (so|get)
  (it's|it is) all in your head
  (that's|that is) nothing
  no excuses
  (just|simply) (stop|quit) (worrying|thinking about it|being sad|feeling|it)
  (just|simply) be (happy|positive|grateful)
  what do you expect
  you brought (it|this|that) on yourself
  it's your (own|) fault

  # What the user's words say of their state.
  [sad 1]
  sad
  (sadness|grief|grieving|heartbroken|heartbreak|miserable|depressed|depression|unhappy|devastated|mourning|tearful|crying|cried|empty|numb|hurt|hurts|hurting)
  feeling (down|low|blue)
  (passed away|died)
  miss (him|her|them|my)
  [anxious 1]
  (anxious|anxiety|nervous|worried|worry|worrying|scared|afraid|fear|terrified|panic|panicking|uneasy|dread|dreading|frightened|apprehensive)
  (can't|cannot) stop thinking
  racing (thoughts|mind|heart)
  what if
  [stressed 1]
  (stressed|stress|stressful|overwhelmed|overwhelming|overwhelm|pressure|swamped|overloaded|deadline|deadlines|overworked|frazzled)
  (too much|so much|piling up|on my plate|drowning in)
  [angry 1]
  (angry|anger|furious|mad|annoyed|annoying|irritated|frustrated|frustrating|frustration|resentful|resentment|fed up|rage|snapped|pissed)
  sick of
  [ashamed 1]
  (ashamed|shame|embarrassed|embarrassing|guilty|guilt|humiliated|worthless|disgusted|pathetic|stupid)
  (hate|disgusted with|disappointed in) myself
  [lonely 1]
  (lonely|loneliness|isolated|alone|left out|abandoned|friendless)
  (no one|nobody) (to talk|understands|cares|calls|listens)
  [discouraged 1]
  (discouraged|hopeless|unmotivated|demotivated|defeated|stuck|failing|failed|failure|pointless|useless)
  (give up|giving up|gave up|no motivation|no progress|what's the point|lost motivation|keep failing|can't seem to|falling behind|fell off|not good enough)
  [tired 1]
  (tired|exhausted|exhausting|drained|sleepless|fatigued|worn out|burned out|burnt out|burnout|wiped out|no energy|insomnia|sleepy)
  (can't|couldn't|barely|didn't) sleep
  [grateful 1]
  (grateful|thankful|gratitude|appreciate|appreciated|blessed)
  thank you so much
  thanks so much
  [proud 1]
  (proud|accomplished|achievement|nailed it|personal best)
  (i|we) (finally|actually) (did|finished|made|ran|managed|hit|got|completed)
  [hopeful 1]
  (hopeful|hope|hoping|optimistic|looking forward|motivated|determined|ready to)
  (excited|can't wait)
  [happy 1]
  (happy|glad|joy|joyful|great day|delighted|thrilled|wonderful|amazing|awesome|fantastic|relieved|cheerful|love it)

  [function-word]
  a about above after again against ain't all also am an and any are aren't around as at away back be because been before being below between both but by came can can't cannot come could couldn't did didn't do does doesn't doing don't done down during each else even ever every few find first for from further get gets getting give go goes going gonna got had hadn't has hasn't have haven't having he he'd he'll he's her here hers herself hey hi hello him himself his how i i'd i'll i'm i've if in into is isn't it it's its itself just keep kind know knew let let's like little ll look lot made make makes making many may maybe me mean might mine more most much must my myself need no nor not now of off oh ok okay on once one only or other our ours ourselves out over own part per perhaps please put quite rather re really right s said same say saying says see seem seems she should shouldn't so some someone something sometimes soon sort sound sounds still such sure take tell than thank thanks that that's the their theirs them themselves then there there's these they they're they've thing things think this those though through time to today together too try trying um uh mm hmm under until up upon us use very want wants was wasn't way we we'd we'll we're we've well went were weren't what what's when where which while who who's whom why will with within without won't would wouldn't yeah yep yes yet you you'd you'll you're you've your yours yourself able actually always anything bit both day days end feel feeling feelings felt good great last least less long new next nice often old people right since start started two three use used usually week whole

  [first-person]
  i i'm i've i'd i'll my me mine im myself

  [second-person]
  you your you're you've you'd you'll yourself yours youre u ur
  """
