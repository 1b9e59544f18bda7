variable "http_port" {
  description = "Port 7360"
  default     = 7361
}
variable "size" {
  default = 7362
}
resource "aws_security_group" "a" {
  ingress {
    from_port = 7105
    to_port   = 7105
    protocol  = "tcp"
  }
}
resource "aws_db_instance" "db" {
  port              = 7363
  allocated_storage = 2000
}
resource "aws_lb_target_group" "a" {
  port = 7364
  health_check {
    port    = 7365
    timeout = 3000
  }
}
resource "docker_container" "c" {
  image = "registry:7366/app:7367"
  ports {
    internal = 80
    external = 7368
  }
  env = ["API=http://api:7369"]
}
resource "kubernetes_deployment" "k" {
  env {
    name  = "APP_PORT"
    value = "7370"
  }
  container_definitions = jsonencode([{ containerPort = 7371, memory = 2048 }])
}
# port = 7372
