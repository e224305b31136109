resource "aws_instance" "app" {
  ami           = "ami-0"
  instance_type = "t3.micro"

  user_data = base64encode(templatefile("${path.module}/user_data.sh.tpl", {
    name = "app"
  }))
}

data "archive_file" "worker" {
  type        = "zip"
  source_file = "worker.py"
  output_path = "worker.zip"
}
