resource "aws_subnet" "app" {
  for_each = toset(["a", "b"])

  vpc_id            = "vpc-0123456789abcdef0"
  cidr_block        = each.key == "a" ? "10.0.1.0/24" : "10.0.2.0/24"
  availability_zone = "eu-west-1${each.key}"
}

resource "aws_instance" "jump" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  subnet_id     = aws_subnet.app.id

  metadata_options {
    http_tokens = "required"
  }
}
