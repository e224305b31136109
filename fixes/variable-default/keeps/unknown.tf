variable "code" {
  type = string

  validation {
    condition     = length(regexall("[A-Z]{3}-[0-9]{4}", var.code)) == 1
    error_message = "With a code like ABC-1234."
  }
}

variable "signing_token" {
  type      = string
  sensitive = true
}

resource "aws_sns_topic" "orders" {
  name = "orders-${var.code}"
}

resource "aws_instance" "app" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  user_data     = "export TOKEN=${var.signing_token}"
}
