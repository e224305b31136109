variable "tokens" {
  default = "required"
}

resource "aws_instance" "web" {
  ami           = "ami-0"
  instance_type = "t3.micro"

  metadata_options {
    http_endpoint = "enabled"
    http_tokens   = var.tokens
  }
}
