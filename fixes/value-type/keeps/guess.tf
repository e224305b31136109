variable "subnets" {
  type    = list(string)
  default = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"]
}

variable "days" {
  type    = number
  default = "a week"
}

resource "aws_instance" "main" {
  ami           = "ami-0123456789abcdef0"
  instance_type = "t3.micro"
  subnet_id     = var.subnets
}

output "days" {
  value = var.days
}

# Days are no seconds, and what it counts in is not said.
resource "aws_sqs_queue" "units" {
  message_retention_seconds = "14 days"
  max_message_size          = "12 parts"
}
