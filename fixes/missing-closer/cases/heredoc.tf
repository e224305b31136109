resource "aws_instance" "web" {
  user_data = base64encode(<<-EOT
    echo a
  EOT)
}

resource "aws_instance" "app" {
  user_data = <<-EOF
    echo a
  tags = {
    Name = "app"
  }
}

resource "aws_sqs_queue" "jobs" {
  name = "jobs" /* the name
}
