/// Words that are given names, compared byte for byte.
///
/// Collected for this project, without a source to quote: names in use in Europe, the Americas, South Asia and
/// the Arab world that came to mind, with a capital letter. A name that a list does not have is still found beside a
/// title or an introduction.
struct NameList: Sendable {
  private let hashes: Set<UInt64>

  init(_ names: String) {
    var hashes: Set<UInt64> = []
    for name in names.utf8.split(whereSeparator: { $0 == 0x20 || $0 == 0x0A }) {
      var hash = WordHash()
      for byte in name { hash.add(byte) }
      hashes.insert(hash.value)
    }
    self.hashes = hashes
  }

  /// Whether the bytes of a range spell one of the names.
  func contains(_ range: Range<Int>, in text: Span<UInt8>) -> Bool {
    var hash = WordHash()
    for offset in range { hash.add(text[offset]) }
    return hashes.contains(hash.value)
  }

  /// Names that a reader takes for one wherever they stand.
  static let plain = NameList(plainNames)
  /// Words that are names too: one beside another name, a title or an introduction only.
  static let ambiguous = NameList(ambiguousNames)
  /// Family names that are no word.
  static let family = NameList(familyNames)
  /// Words with a capital letter that begin no name and continue none.
  static let noNames = NameList(otherWords)
}

/// FNV-1a, 64 bits (Fowler, Noll, Vo).
private struct WordHash {
  var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
}

private let plainNames = """
  Aaron Abby Abdul Abdullah Abel Abigail Abraham Ada Adalbert Adam Adela Adele Adelheid Adeline
  Adnan Adolfo Adrian Adriana Adrienne Agata Agatha Agnes Agnieszka Ahmad Ahmed Aidan Aiden
  Aileen Aino Aisha Akash Akiko Akira Alain Alan Alana Alastair Albert Alberta Alberto Albin
  Aldo Alec Alejandra Alejandro Aleksander Aleksandra Aleksei Alena Alessandra Alessandro
  Alessia Alexa Alexander Alexandra Alexandre Alexei Alexis Alfonso Alfred Alfredo Ali Alice
  Alicia Alina Alisa Alison Alistair Allan Allen Allison Alois Alonso Alphonse Alvaro Alvin
  Alyssa Amadou Amalia Amanda Amelia Amina Amir Amit Amy Amélie Ana Anais Anand Anastasia Anders
  Andre Andrea Andreas Andrei Andrej Andres Andrew Andrzej André Andrés Andy Aneta Angela
  Angelica Angelika Angelina Angelo Angie Angus Anita Anja Anjali Ankit Ann Anna Annabel
  Annabelle Anne Anneke Anneliese Annemarie Annette Annie Annika Anouk Ansel Anselm Anthony
  Antoine Antoinette Anton Antonia Antonin Antonina Antonio Anya Arash Ariana Arianna Arjun
  Arlene Armando Armin Arnaud Arne Arnold Artem Arthur Arturo Arun Arvid Asha Ashley Ashok Asim
  Astrid Athena Attila Aubrey Audrey Augusta Augustin Augusto Aurelia Aurelie Aurora Ava Axel
  Ayesha Aziz Baldur Balázs Barbara Barbora Barnaby Barney Barry Bart Bartek Barton Bartosz
  Basil Bastian Beatrice Beatrix Beatriz Becky Bella Ben Benedict Benedikt Benita Benito
  Benjamin Bennett Benny Bente Bernadette Bernard Bernardo Bernd Bernhard Bernice Bert Bertha
  Bertrand Beryl Bess Beth Bethany Betsy Betty Beverley Beverly Bianca Birgit Birgitta Bjarne
  Bjorn Björn Blanca Blanche Bob Bobby Bogdan Boris Brad Bradley Brandon Brenda Brendan Brent
  Bret Brett Brian Brianna Bridget Brigitta Brigitte Britta Brittany Bruce Bruno Bryan Bryce
  Bryn Béla Caitlin Caleb Callum Calvin Cameron Camila Camilla Camille Candice Carina Carl Carla
  Carlo Carlos Carlotta Carlton Carmela Carmen Carola Carole Carolina Caroline Carolyn Carrie
  Carsten Casey Casper Cassandra Cassie Caterina Catharina Catherine Cathy Cecil Cecile Cecilia
  Cedric Celeste Celia Celine Cesar Chad Chandra Chantal Charlene Charles Charlie Charlotte
  Cheryl Chiara Chloe Chloé Chris Chrissy Christa Christel Christelle Christiane Christina
  Christine Christoph Christophe Christopher Christy Chuck Cindy Claire Clara Clarence Clarissa
  Claude Claudette Claudia Claudine Claudio Claus Clayton Clement Cleo Clifford Clive Clyde
  Clémence Cody Colette Colin Colleen Concetta Connie Connor Conor Conrad Constance Constantin
  Cora Corey Corina Corinna Corinne Cornelia Cornelius Cory Courtney Craig Cristian Cristiano
  Cristina Curtis Cynthia Cyril Cyrus César Dagmar Dagny Dale Damian Damien Damon Dan Dana
  Daniel Daniela Daniele Danielle Danilo Danny Daphne Dario Darius Darlene Darragh Darrell
  Darren Darryl Daryl Dave David Davide Deanna Debbie Deborah Debra Declan Deepak Deirdre Delia
  Delphine Denis Denise Dennis Derek Derrick Desiree Desmond Dexter Diana Diane Didier Diego
  Dieter Dietmar Dietrich Dilip Dimitri Dimitrios Dina Dinah Dinesh Dino Dirk Dmitri Dmitry
  Dolores Dominic Dominik Dominique Donald Donatella Donna Donovan Dora Doreen Dorian Doris
  Dorota Dorothea Dorothy Doug Douglas Duncan Dustin Dwayne Dwight Dylan Eamon Ebba Eberhard Ed
  Eddie Edgar Edith Edmond Edmund Edna Edoardo Eduard Eduardo Edward Edwin Edyta Egon Eileen
  Ekaterina Elaine Eleanor Elena Eleni Eleonora Elfriede Eli Elias Elijah Elin Elina Eliot Elisa
  Elisabeth Elise Eliza Elizabeth Ella Ellen Ellie Elliot Elliott Elmer Eloise Elsa Elsie Elton
  Elvira Elvis Elza Emanuel Emanuela Emil Emilia Emilie Emilio Emily Emma Emmanuel Emmanuelle
  Enid Enrico Enrique Enzo Eric Erica Erich Erik Erika Erin Ernest Ernesto Ernst Errol Erwin
  Esmeralda Esperanza Estelle Esther Ethan Ethel Etienne Eugen Eugene Eugenia Eugenie Eugenio
  Eunice Eva Evan Evangeline Evelyn Evert Ewa Ewan Ezekiel Ezra Fabian Fabien Fabio Fabrice
  Fabrizio Faisal Farah Farid Farida Fatima Fatma Federica Federico Felicia Felicity Felipe
  Felix Ferdinand Ferenc Fergus Fernanda Fernando Filip Filippo Fiona Fiorella Flavia Flavio
  Fleur Florent Florian Floyd Frances Francesca Francesco Francine Francis Francisca Francisco
  Franck Franco Frankie Franklin Frans František Franz Franziska François Françoise Fred Freda
  Freddie Freddy Frederic Frederick Frederik Fredrik Freya Frida Frieda Friedrich Fritz Frédéric
  Félix Gabor Gabriel Gabriela Gabriele Gabriella Gabrielle Gareth Garrett Garry Garth Gary
  Gavin Gemma Geoff Geoffrey Georg George Georges Georgina Gerald Geraldine Gerard Gerardo Gerd
  Gerda Gerhard Gertrude Gian Gianluca Gianni Gideon Gilbert Gilberto Giles Gillian Gina Ginny
  Gino Giorgia Giorgio Giovanna Giovanni Gisela Giulia Giuliano Giulio Giuseppe Gladys Glenda
  Glenn Gloria Gonzalo Gordon Graeme Graham Greg Gregg Gregor Gregory Greta Gretchen Griffin
  Grzegorz Guido Guillaume Guillermo Gunnar Gunther Gustav Gustavo Gwen Gwendolyn György Gábor
  Gérard Günter Günther Hakan Hamid Hamish Hamza Hana Hanna Hannah Hannele Hannes Hans Hansen
  Harald Hari Harold Harriet Harrison Harry Harvey Hasan Hassan Hattie Hector Hedwig Heidi Heike
  Heinrich Heinz Helen Helena Helene Helga Helge Helmut Henk Henri Henrietta Henrik Henry
  Herbert Heribert Herman Hermann Hermine Hilary Hilda Hildegard Hillary Hiroshi Holger Horace
  Horst Howard Hubert Hugh Hugo Humberto Humphrey Hussein Héctor Hélène Iain Ian Ibrahim Ida
  Ignacio Igor Ilaria Ilona Ilse Imogen Imran Ina Ines Inge Ingeborg Ingo Ingrid Inka Inês Ira
  Irena Irene Irina Irma Irving Isaac Isabel Isabell Isabella Isabelle Isaiah Ismael Ismail
  Istvan István Ivan Ivana Ivo Ivonne Jaakko Jacek Jack Jackie Jaclyn Jacob Jacqueline Jacques
  Jada Jaime Jake Jakob Jakub James Jamie Jan Jana Jane Janet Janette Janice Janina Janine Janne
  Janos Jared Jarmila Jaroslav Jasmin Jason Jasper Javier Jayden Jeanette Jeanne Jeannette
  Jeannie Jeff Jefferson Jeffrey Jelena Jenna Jennie Jennifer Jenny Jens Jeremiah Jeremy Jerome
  Jerry Jess Jesse Jessica Jessie Jill Jillian Jim Jimmy Jiri Jiří Joachim Joan Joann Joanna
  Joanne Joao Joaquin Jocelyn Jochen Jodie Jody Joe Joel Joelle Joey Johan Johann Johanna
  Johannes John Johnathan Johnny Jolanta Jon Jonah Jonas Jonathan Jonathon Jordi Jorge Joris
  Jose Josef Josefa Josefina Joseph Josephine Josh Joshua Josiah Josie Josip José Joyce Jozef
  João Juan Juana Juanita Judith Judy Juergen Jukka Jules Julia Julian Juliana Julie Julien
  Juliet Juliette Julio Julius Justin Justine Justyna Jutta János Jérôme József Jörg Jürgen
  Kaisa Kaitlin Kaitlyn Kamal Kamil Kamila Karel Karen Kari Karim Karin Karina Karl Karla
  Karolina Karoline Karsten Kasia Kasper Katarina Katarzyna Kate Katelyn Katerina Kateřina
  Katharina Katharine Katherine Kathleen Kathryn Kathy Katia Katie Katja Katrin Katrina Katy
  Katya Kayla Kaylee Keiko Keith Kelly Kelsey Ken Kendra Kenji Kenneth Kenny Kenta Kerry Kerstin
  Kevin Khalid Kieran Kim Kimberly Kirill Kirsten Kirstin Kirsty Kjell Klara Klaus Konrad
  Konstantin Krista Kristen Kristian Kristin Kristina Kristine Kristof Kristy Kristóf Krisztina
  Krisztián Krystyna Krzysztof Kurt Kyle Kylie Kyra Lachlan Lana Larissa Larry Lars Laszlo Laura
  Lauren Laurence Laurent Lauri Laurie Lavinia Lawrence Leah Leander Leanne Leif Leigh Leila
  Lena Lenka Lennart Leo Leon Leona Leonard Leonardo Leonie Leonor Leonora Leopold Leroy Leslie
  Lester Leticia Lewis Liam Liana Libby Lidia Liesel Lila Lili Lilian Liliana Lillian Lina Linda
  Lindsay Lindsey Lionel Lisa Lisbeth Livia Liz Liza Lizzie Lloyd Logan Lois Lola Lora Loraine
  Loredana Loren Lorena Lorenz Lorenzo Loretta Lori Lorna Lorraine Lothar Lotte Lottie Louie
  Louis Louisa Louise Luc Luca Lucas Lucia Lucian Luciana Luciano Lucie Lucien Lucille Lucinda
  Lucy Lucía Ludmila Ludovic Ludwig Luigi Luis Luisa Lukas Lukasz Luke Luther Lydia Lyle Lynda
  Lynette Lynn Lynne László Léa Léon Maarten Mabel Maciej Madeleine Madeline Mads Magda
  Magdalena Maggie Magnus Mahmoud Maja Malcolm Malgorzata Malik Mandy Manfred Manoj Manuel
  Manuela Marc Marcel Marcela Marcella Marcelo Marcia Marcin Marco Marcos Marcus Marek Margaret
  Margarita Margaux Marge Margery Margit Margo Margot Margret Margrit Marguerite Maria Mariah
  Mariam Marian Mariana Marianne Marie Marielle Marijke Marika Marilyn Mario Marion Marisa
  Marisol Marissa Marit Marius Marja Marjorie Marko Markus Marla Marlene Marlon Marta Martha
  Martin Martina Martine Marty Marvin Mary Maryam María Masha Massimo Mateo Mateusz Mathew
  Mathias Mathieu Mathilda Mathilde Matilda Mats Matt Matteo Matthew Matthias Matthieu Mattias
  Maud Maude Maura Maureen Maurice Mauricio Maurizio Mauro Maxim Maxime Maximilian Maxine
  Maxwell Maya Małgorzata Megan Meghan Mehdi Mehmet Mei Melanie Melinda Melissa Melvin Meredith
  Merle Micah Michael Michaela Michal Michał Michel Michele Michelle Mick Mickey Miguel Mihai
  Mikael Mike Mikhail Mikko Mila Milena Miles Millie Milo Milos Milton Minna Mira Miranda
  Mireille Miriam Mirjam Miroslav Misha Mitchell Mohamed Mohammad Mohammed Moira Molly Mona
  Monica Monika Monique Montserrat Moritz Morris Morten Moses Muhammad Muriel Murray Mustafa
  Myra Myriam Myrtle Márta Márton Mélanie Mónica Nadia Nadine Nadja Nancy Naomi Narges Natalia
  Natalie Natasha Nathalie Nathan Nathaniel Neal Ned Neha Neil Nellie Nelson Nestor Niall
  Nicholas Nick Nicky Nico Nicola Nicolas Nicole Nicoletta Niels Nigel Niklas Nikola Nikolai
  Nikolaus Nikos Nils Nina Nino Noah Noelle Noemi Noor Nora Norah Norbert Noreen Norman Noémie
  Nuria Octavia Octavio Odette Olaf Olav Oleg Olga Oliver Olivia Olivier Ollie Omar Ophelia
  Orson Oscar Oskar Osman Oswald Otis Ottavio Otto Owen Pablo Paige Pamela Paola Paolo Pascal
  Pascale Patrice Patricia Patricio Patrick Patrik Patrizia Patsy Patti Patty Paul Paula
  Paulette Paulina Pauline Paulo Pavel Pawel Paweł Pedro Peggy Penelope Percy Perla Pernille
  Perry Petar Pete Peter Petr Petra Philip Philipp Philippa Philippe Phillip Phoebe Phyllis Pia
  Pierre Pietro Pilar Piotr Polly Prakash Pranav Preeti Priscilla Priya Priyanka Przemyslaw
  Quentin Quincy Quinn Rachael Rachel Rachid Radek Rafael Rafał Raffaele Rahul Raimund Rainer
  Raisa Raj Rajesh Ralf Ralph Ramesh Ramiro Ramon Ramona Ramón Randall Randolph Randy Raoul
  Raphael Raquel Rashid Raul Ravi Raymond Raúl Rebecca Reginald Reiner Reinhard Reinhold Rena
  Renata Renate Renato Rene Renee René Renée Reuben Rex Rhea Rhoda Rhonda Rhys Ricardo Riccardo
  Richard Rick Ricky Riikka Riley Rita Ritva Robbie Robert Roberta Roberto Robyn Rocco Rodney
  Rodolfo Rodrigo Rogelio Roger Rohan Rohit Roland Rolf Romain Romana Romeo Romy Ron Ronald
  Ronan Ronja Ronnie Rosa Rosalia Rosalie Rosalind Rosalyn Rosamund Rosanna Rosario Rosemarie
  Rosie Rosita Rowan Rowena Roxana Roxanne Roy Ruben Rudi Rudolf Rudolph Rudy Rufus Rupert
  Ruslan Russell Ruth Ryan Sabina Sabine Sabrina Sadie Sakura Sally Salma Salvatore Sam Samantha
  Samir Sammy Samuel Samuli Sana Sandeep Sandra Sandro Sanjay Sanna Sara Sarah Sari Sascha Sasha
  Saskia Saul Scott Sean Sebastian Sebastián Selena Selina Selma Serena Serge Sergei Sergey
  Sergio Seth Shane Shannon Sharon Shaun Shauna Shawn Sheila Shelby Sheldon Shelley Sherri
  Sherry Shirley Shiv Sibylle Sidney Siegfried Sigmund Sigrid Silke Silvia Silvio Simon Simona
  Simone Simran Sinead Siobhan Sissel Slavko Sofie Solveig Sonia Sonja Sonya Sophia Sophie Soren
  Spencer Stacey Stacy Stan Stanislav Stanislaw Stanley Stefan Stefania Stefanie Stefano Steffen
  Stephan Stephane Stephanie Stephen Steve Steven Stewart Stig Stuart Stéphane Sunil Sunita
  Susan Susana Susann Susanna Susanne Susie Suzanne Suzie Suzy Sven Svenja Svetlana Sybil
  Sylvain Sylvester Sylvia Sylvie Szabina Szilvia Sébastien Søren Tabitha Tadeusz Taina Takashi
  Tamara Tamas Tammy Tamás Tania Tanja Tanya Tara Tarek Tariq Tatiana Tatyana Taylor Ted Teddy
  Terence Teresa Teresita Teri Terrance Terrence Terri Terry Tess Tessa Thaddeus Thea Thelma
  Theo Theodor Theodora Theodore Theresa Therese Thibault Thierry Thomas Thorsten Thérèse Tiago
  Tibor Tiffany Tilda Tim Timo Timothy Tina Tobias Toby Todd Tom Tomas Tomasz Tommaso Tommy
  Tomás Toni Tony Tonya Torben Torsten Tracey Tracy Travis Trent Trevor Tricia Trina Trish
  Trisha Tristan Troy Trudy Tuomas Tyler Tyrone Ulf Ulla Ulrich Ulrika Ulrike Umberto Ursula Uwe
  Vaclav Valentin Valentina Valeria Valerie Valérie Vanessa Vasile Vasili Vera Verena Verity
  Vernon Veronica Veronika Verónica Vicente Vicki Vickie Vicky Vijay Vikram Viktor Viktoria
  Vilma Vincent Vincenzo Violeta Violetta Virginie Vittoria Vittorio Vivian Viviana Vivien
  Vivienne Vlad Vladimir Volker Václav Véronique Waldemar Wallace Walter Waltraud Wanda Warren
  Wayne Wendy Werner Wesley Wilfred Wilhelm Wilhelmina Willem William Willie Willy Wilma
  Winfried Winifred Winston Wojciech Wolfgang Xavier Ximena Yannick Yasmin Yasmine Yolanda Yosef
  Youssef Yuki Yulia Yuri Yusuf Yves Yvette Yvonne Zach Zachary Zack Zainab Zara Zbigniew Zdenek
  Zelda Zeljko Zoe Zoltan Zoltán Zoë Zsolt Zsófia Zuzana Étienne Łukasz
  """

private let ambiguousNames = """
  Alma Amber Angel April Archie Ariel Art August Austin Avery Bill Brook Brooke Candy Carol
  Charity Chase Chelsea Christian Clay Colt Crystal Daisy Dawn Dean Destiny Devon Dick Dolly Don
  Drew Duke Earl Eden Else Eve Faith Fern Florence Frank Gay Gene Georgia Ginger Glen Grace
  Grant Guy Hal Harmony Hazel Heath Heather Holly Homer Hope Iris Ivy Jade Jasmine Jay Jean Jed
  Jersey Jesus Jin Jordan Joy June Kay Kumar Lance Lane Lea Lee Lily Liv London Madison Mai Mara
  Marina Mark Mars Max May Melody Mercedes Mercy Mia Milan Mina Moa Morgan Nell Noel Norma Ola
  Ole Olive Orlando Paris Pat Patience Pearl Penny Per Pier Poppy Rain Ray Reed Regina Rich
  River Rob Robin Roman Roos Rose Rosemary Ross Ruby Rusty Sage Salvador Santiago Santos
  Savannah Scarlett Sienna Sierra Siri Siv Sky Skye Sofia Stella Stone Storm Sue Summer Sunny
  Sydney Till Tore Trinity Ute Van Victor Victoria Viola Virginia Wade Will Winter Woody
  """

private let otherWords = """
  Mr Mrs Ms Dr Prof Talks Project League Division Beginning Investments Bypass Cliffs Creek Point Apt Suite
  I I'm I'll I've I'd A An And Are As At Be But By Can Could Did Do Does For From Had Has Have
  He He's Her Here His How If In Is It It's Let Lets Let's Me Might Must My No Nope Not Now Of
  Oh Ok Okay On Or Our She She's Should So Some Sure That That's The Their Them Then There These
  They They're This Those To Too Um Uh Us Was We We're Well Were What What's When Where Which
  While Who Whom Whose Why Will With Would Yeah Yep Yes You You'll You're You've Your Yours
  Thanks Thank Please Sorry Hi Hello Hey Dear Good Great Nice Right All Everyone Everybody Folks
  Guys Friend Friends Team Again Doctor Mom Mum Dad Mother Father Sir Madam Ma'am Miss God Lord
  Jesus Christ World Reader Readers Buddy Monday Tuesday Wednesday Thursday Friday Saturday
  Sunday January February March April May June July August September October November December
  Today Tomorrow Yesterday Morning Evening Night Christmas Easter Thanksgiving English Spanish
  French German American British Assistant User System Coach Bot Facebook Instagram Google
  Twitter WhatsApp Youtube YouTube Netflix Amazon Apple OP AI CBT ADHD PTSD Just Maybe Also
  Because After Before Every Even Ever Never Still Very Really Always Any Anyone Someone
  Something Nothing Everything Love Life Lots Take Make Get Go Got Give Keep Look Tell Talk
  Think Try Want Work Help Hope Feel Know Need See Say Said Welcome Happy University College
  School Hospital Street Road Avenue Church Inc Ltd Group Company Therapy Therapist Counselor
  Counseling Center Anonymous Hun Hon Honey Sweetheart Darling Man Dude Bro Girl Boy Sis
  Stranger Internet Reddit Redditor Fellow Both Mr Mrs Ms Dr Prof Talks Project League Division Beginning
  """

private let familyNames = """
  Abebe Acosta Adeyemi Aguilar Albrecht Alekseev Allen Almeida Alvarado Alvarez Alves Andersen
  Anderson Andersson Andreev Arnold Babić Bakker Balogh Barbieri Bauer Baumann Becker Bengtsson
  Bennett Berger Berglund Bergqvist Bernard Bianchi Bonnet Boyd Braun Bryant Bulgakov Byrne Böhm
  Cabrera Cameron Campbell Campos Cardenas Cardoso Caruso Carvalho Castillo Castro Cervantes
  Chavez Chevalier Chowdhury Christensen Clement Coelho Coleman Collins Colombo Conti Contreras
  Correia Crawford Cunha Davis DeLuca Dekker Delgado Demir Denis Diallo Diaz Dijkstra Dlamini
  Dominguez Doyle Dubois Dudek Dumont Dupont Durand Duval Dvořák Dąbrowski Edwards Egorov Ellis
  Eriksson Espinoza Esposito Estrada Evans Farkas Faure Fedorov Fernandes Fernandez Ferrara
  Ferreira Figueroa Fischer Fitzgerald Forsberg Fournier Francois Franke Fraser Friedrich Fuchs
  Fuentes Gallagher Gallo Garcia Garnier Garza Gauthier Gautier Georgiou Gibson Giordano Girard
  Gomes Gomez Goncalves Gonzalez Gonçalves Greco Griffin Guerin Guerrero Gupta Gustafsson
  Gutierrez Guzman Günther Hansen Hansson Harrison Hartmann Hawkins Hayes Heikkinen Heinonen
  Henderson Hendriks Henry Hernandez Herrera Herrmann Hicks Hoang Hoffmann Hofmann Holmberg
  Horvat Horváth Horák Huber Hughes Hussain Huynh Hämäläinen Ilić Ivanov Iyer Jackson Jankowski
  Jansen Janssens Jansson Jenkins Jensen Jimenez Johansen Johansson Johnson Jones Jonsson
  Jovanović Juhász Jurić Järvinen Kaiser Kamiński Karlsson Kato Kaur Kavanagh Kaya Keller Kelley
  Kennedy Khan Kinnunen Kobayashi Korhonen Koskinen Kovačević Kovačić Kovács Kowalczyk Kowalski
  Kozlov Kozłowski Kraus Krause Krawczyk Kristensen Krüger Kumar Kuznetsov Kučera Kwiatkowski
  Köhler König Lafontaine Lahtinen Lange Larsen Larsson Laurent Lebedev Lefebvre Lefevre Legrand
  Lehmann Lehtonen Lemaire Leroy Lewandowski Lewis Lindberg Lindqvist Lindström Lombardi Lopes
  Lopez Lorenz Ludwig Lundgren Lundqvist MacDonald Mackay Madsen Makarov Maldonado Mancini
  Marchand Mariani Marie Marino Marić Marković Marques Martin Martinelli Martinez Martins Masson
  Mathieu Matthews Mayer Mazur McCarthy McDonald McGregor McKenzie Medina Mehta Meier Mejia
  Mendes Mendoza Mensah Mercier Meunier Meyer Mikhailov Miller Mitchell Molina Molnár Monteiro
  Morales Moreau Moreira Moreno Moretti Morin Morozov Morris Mueller Mulder Muller Munoz Murphy
  Mwangi Mäkelä Mäkinen Möller Müller Nagy Nakamura Ndlovu Nelson Neumann Nguyen Nicolas Nielsen
  Niemi Nieminen Nikitin Nikolaev Nikolaou Nikolić Nilsson Noel Novak Novikov Novotný Novák
  Nowak Nunes Nunez Németh Němec O'Brien O'Connor O'Neill O'Reilly Okafor Okoye Oliveira Olsen
  Olsson Orlov Ortega Ortiz Owens Padilla Papadopoulos Papp Patel Patterson Pavlov Pedersen
  Peeters Pellegrini Pereira Perez Perkins Perrin Persson Peters Petersen Peterson Petersson
  Petrov Petrović Pettersson Pham Phillips Pires Popov Poulsen Procházka Rahman Ramirez Ramos
  Raposo Rasmussen Reyes Ribeiro Ricci Richardson Richter Rinaldi Rivera Rizzo Roberts Robin
  Robinson Robles Rodrigues Rodriguez Rogers Rojas Romano Romero Rossi Roth Rousseau Roussel
  Ruiz Russo Saarinen Salazar Salminen Salonen Sanchez Sandberg Sanders Sandoval Santoro Santos
  Sasaki Schmidt Schmitz Schneider Scholz Schröder Schulz Schuster Schwarz Schäfer Semenov
  Sharma Silva Simmons Simon Sinclair Smirnov Smith Soares Sokolov Sorensen Soto Sousa Stepanov
  Stewart Stojanović Sullivan Suzuki Svensson Svoboda Szabó Szymański Sørensen Takahashi Takács
  Tanaka Teixeira Thomas Thompson Thomsen Torres Tran Traore Tóth Valdez Varga Vargas Vasiliev
  Vasquez Velasquez Vermeulen Veselý Vieira Vincent Virrankoski Virtanen Visser Vitale Volkov
  Wagner Walter Watanabe Watson Weber Weiß Werner Williams Willis Wilson Winkler Wiśniewski
  Woźniak Wójcik Yamada Yamamoto Yefimov Yermakov Yilmaz Yoshida Zakharov Zhang Zhao Zheng Zhou
  Zieliński Zimmermann Černý Đorđević
  """
