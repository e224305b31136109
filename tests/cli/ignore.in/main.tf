# tffix:ignore-file instance-session-manager access is by another way

# tffix:ignore imdsv2 the agent on it still asks the old way
resource "aws_instance" "web" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
}

resource "aws_instance" "job" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro" # tffix:ignore performance-insights it is no database
}

# tffix:ignore imdsv2
resource "aws_instance" "other" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
}

# tffix:ignore imdvs2 misspelt
resource "aws_instance" "last" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
}
